package serve

import (
	"context"
	"net/http"
	"time"
)

// Bounds of a request.
const (
	maxQueryBody   = 1 << 20
	smallBody      = 64 << 10  // what any client may send at once
	maxArticleBody = 32 << 20  // what package source reads of an article
	maxAnswerBytes = 32 << 20  // of a body that is made whole before it is sent
	queryMemory    = 128 << 20 // what a query may hold
	patience       = 5 * time.Second
	writeTime      = 20 * time.Second // for a client to take a body, or a chunk of a stream
)

// gate lets some requests work at a time and some more wait.
type gate struct {
	slots chan struct{}
	queue chan struct{}
}

func newGate(slots, queue int) *gate {
	return &gate{make(chan struct{}, slots), make(chan struct{}, queue)}
}

// enter waits for a slot. leave gives it back.
func (g *gate) enter(ctx context.Context) (leave func(), err error) {
	leave = func() { <-g.slots }
	select {
	case g.slots <- struct{}{}:
		return leave, nil
	default:
	}
	busy := newProblem(http.StatusServiceUnavailable, kindBusy, "the server works on %d requests at a time and more are waiting than it lets; try again", cap(g.slots)).retry(1)
	select {
	case g.queue <- struct{}{}:
		defer func() { <-g.queue }()
	default:
		return nil, busy
	}
	enough := time.NewTimer(patience)
	defer enough.Stop()
	select {
	case g.slots <- struct{}{}:
		return leave, nil
	case <-enough.C:
		return nil, busy
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// timed is the context of a request that may take so long.
func timed(r *http.Request, limit time.Duration) (context.Context, context.CancelFunc) {
	late := newProblem(http.StatusGatewayTimeout, kindTimeout, "it took longer than %v; ask for less, or start kg serve with a longer --timeout", limit).bounded(limit.Milliseconds())
	return context.WithTimeoutCause(r.Context(), limit, late)
}

// allowTime gives a client a while to take what is written next.
func allowTime(w http.ResponseWriter) { allowUntil(w, time.Now().Add(writeTime)) }

func allowUntil(w http.ResponseWriter, end time.Time) {
	_ = http.NewResponseController(w).SetWriteDeadline(end) // a recorder in a test has none
}
