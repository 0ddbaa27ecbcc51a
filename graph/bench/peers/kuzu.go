package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// nodeScript runs the workload over Kùzu or LadybugDB, which have the same interface.
//
//go:embed kuzu.mjs
var nodeScript []byte

// nodePackages are the npm packages of the peers that run in Node.js.
var nodePackages = map[string]string{"kuzu": "kuzu", "ladybug": "@ladybugdb/core"}

var nodeVersions = []string{"kuzu@0.11.3", "@ladybugdb/core@0.19.1"}

// installTime is how long npm may take: Kùzu's package is of hundreds of megabytes.
const installTime = 3 * time.Minute

// installNode installs the packages, unless they are there. Its error says why they cannot be had.
func installNode(dir string) error {
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			return err
		}
	}
	if installed(dir) {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	args := append([]string{"install", "--prefix", dir, "--no-audit", "--no-fund", "--loglevel=error"}, nodeVersions...)
	ctx, cancel := context.WithTimeout(bg, installTime)
	defer cancel()
	if out, err := exec.CommandContext(ctx, "npm", args...).CombinedOutput(); err != nil {
		return fmt.Errorf("npm install: %w\n%s", err, out)
	}
	if !installed(dir) {
		return fmt.Errorf("npm installed into %s, but not all of it works", dir)
	}
	return nil
}

// installed tells whether the packages can be loaded: their binaries are not made for every system. Each is tried
// in a process of its own, because the two cannot share one.
func installed(dir string) bool {
	for _, name := range nodePackages {
		path := filepath.Join(dir, "node_modules", filepath.FromSlash(name))
		if exec.Command("node", "-e", "require(process.argv[1])", path).Run() != nil {
			return false
		}
	}
	return true
}
