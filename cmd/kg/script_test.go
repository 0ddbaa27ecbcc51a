package main

import (
	"flag"
	"fmt"
	"net"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the wanted output of the scripts anew")

// TestMain lets scripts run kg as a command.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"kg": func() { os.Exit(run(systemStreams(), os.Args[1:])) },
		"kg-telling-ingest": func() {
			if err := tellingIngest(os.Args[1], os.Args[2]); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		},
	})
}

// TestScripts runs the sessions in testdata/script. Each has a folder of its
// own with the article of ../../testdata/articles as $ARTICLE; $TAKEN is an address
// that is in use.
func TestScripts(t *testing.T) {
	article, err := os.ReadFile("../../testdata/articles/tencent-2022q4.txt")
	if err != nil {
		t.Fatal(err)
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { taken.Close() })
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LC_ALL", "C.UTF-8")
			env.Setenv("KG_CONFIG", env.WorkDir+"/config")
			env.Setenv("ARTICLE", "tencent.txt")
			env.Setenv("TAKEN", taken.Addr().String())
			return os.WriteFile(env.WorkDir+"/tencent.txt", article, 0o600)
		},
	})
}
