package query

// KeptPlans is how many plans are kept.
func KeptPlans() int {
	recent.mu.Lock()
	defer recent.mu.Unlock()
	return len(recent.younger) + len(recent.older)
}
