package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/newsgraph/kg/extract/ingest"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

func main() {
	g, err := graph.Open(os.Args[1], nil)
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	if err := g.Update(ctx, store.Prepare); err != nil {
		panic(err)
	}
	f, _ := os.Create("/tmp/cpu.prof")
	pprof.StartCPUProfile(f)
	t := time.Now()
	s, err := ingest.Run(ctx, g, os.Args[2:], nil, nil)
	pprof.StopCPUProfile()
	f.Close()
	g.Close()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(time.Since(t), s.Total(), err, m.TotalAlloc>>20, "MB", m.NumGC, "GCs", len(s.Failed))
	h, _ := os.Create("/tmp/mem.prof")
	pprof.Lookup("allocs").WriteTo(h, 0)
	h.Close()
}
