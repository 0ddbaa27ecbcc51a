package boltkv

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/newsgraph/kg/graph/kv"
)

// Guard runs f and turns the panics by which bbolt and the memory map answer a damaged file into an
// error that wraps kv.ErrDamaged. Other panics go on.
//
// bbolt reads its file through a memory map and trusts it: a wrong offset in a page is an access
// outside the map, which would end the process if the runtime were not told to panic instead.
func Guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			if !fromStore(r) {
				panic(r)
			}
			err = fmt.Errorf("%w: %v", kv.ErrDamaged, r)
		}
	}()
	return f()
}

// fromStore tells whether a panic, just recovered, was raised by bbolt, or is a fault at an address
// where no Go value lives.
func fromStore(r any) bool {
	if fault, ok := r.(interface {
		runtime.Error
		Addr() uintptr
	}); ok && fault.Addr() > 1<<16 {
		return true
	}
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	panicking := false
	for {
		frame, more := frames.Next()
		switch {
		case frame.Function == "runtime.gopanic", strings.HasPrefix(frame.Function, "runtime.panic"), frame.Function == "runtime.sigpanic":
			panicking = true
		case panicking && !strings.HasPrefix(frame.Function, "runtime."):
			return strings.HasPrefix(frame.Function, "go.etcd.io/bbolt")
		}
		if !more {
			return false
		}
	}
}
