package export

var formats = []Format{}
