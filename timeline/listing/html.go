package listing

import "bufio"

func readHTML(out *reporter, src *bufio.Reader) error { return readText(out, src) }
