package resolve

import "sync"

// cache remembers the answers of a pure function, for any number of callers
// at once. The zero cache is empty. When it is full it forgets everything: it
// only saves time, and what it holds must not grow with what is read.
type cache[K comparable, V any] struct {
	mu      sync.RWMutex
	answers map[K]V
}

// full is how many answers a cache holds.
const full = 1 << 15

// get returns the answer for key, which it asks for if it does not know it.
func (c *cache[K, V]) get(key K, ask func() V) V {
	c.mu.RLock()
	v, ok := c.answers[key]
	c.mu.RUnlock()
	if ok {
		return v
	}
	v = ask()
	c.mu.Lock()
	if c.answers == nil || len(c.answers) >= full {
		c.answers = make(map[K]V, 64)
	}
	c.answers[key] = v
	c.mu.Unlock()
	return v
}
