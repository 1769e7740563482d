package authority

// withinOneEdit reports whether one letter put in, left out or changed, or two
// neighbours changed about, make y of x.
func withinOneEdit(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return x[i:] == y[i+1:]
	}
	if i >= len(x)-1 {
		return true
	}
	return x[i+1:] == y[i+1:] || x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:]
}

// within reports whether at most n letters put in, left out or changed make y
// of x.
func within(x, y string, n int) bool {
	if max(len(x), len(y))-min(len(x), len(y)) > n {
		return false
	}
	if x == y {
		return true
	}
	if n == 0 {
		return false
	}
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	x, y = x[i:], y[i:]
	switch {
	case x == "" || y == "":
		return true // the lengths differ by n or less
	case len(x) > 1 && len(y) > 1 && x[0] == y[1] && x[1] == y[0] && within(x[2:], y[2:], n-1):
		return true
	}
	return within(x[1:], y[1:], n-1) || within(x[1:], y, n-1) || within(x, y[1:], n-1)
}
