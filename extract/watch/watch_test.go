package watch_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/watch"
)

// TestArticlesAreToldOnceTheyAreWritten writes to a watched folder and to one
// that appears in it, and waits for what is told.
func TestArticlesAreToldOnceTheyAreWritten(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "before.txt"))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var got []string
	wrote := func() error {
		write(t, filepath.Join(folder, "a.txt"))
		write(t, filepath.Join(folder, "picture.png"))
		write(t, filepath.Join(folder, ".hidden.txt"))
		if err := os.Mkdir(filepath.Join(folder, "sub"), 0o700); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, "sub", "b.html"))
		return nil
	}
	want := []string{filepath.Join(folder, "a.txt"), filepath.Join(folder, "sub", "b.html")}
	for paths, err := range watch.Folders(ctx, []string{folder}, time.Millisecond, wrote) {
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			if len(got) == 0 || got[len(got)-1] != p { // a file may settle twice
				got = append(got, p)
			}
		}
		if len(got) >= len(want) {
			break
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestAFolderThatIsNotThereIsAnError(t *testing.T) {
	for _, err := range watch.Folders(t.Context(), []string{filepath.Join(t.TempDir(), "gone")}, time.Millisecond, nil) {
		if err == nil {
			t.Error("no error")
		}
		return
	}
	t.Error("nothing was yielded")
}

func write(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("腾讯"), 0o600); err != nil {
		t.Fatal(err)
	}
}
