// Package resolve decides whom the words of an entry mean.
package resolve
