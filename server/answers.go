package server

import "errors"

// Answers answers the operations of the contract to a program that needs no
// HTTP, as a command does: the same answers as over the API. It expects
// parameters that the contract allows, and does not check them; what one says
// against another is a *timeline.InvalidError or an error that says so. Of the
// Config it uses Store, which must be given, Importer, OrganisationName and
// Version.
func Answers(cfg Config) (StrictServerInterface, error) {
	if cfg.Store == nil {
		return nil, errors.New("server: a store is needed")
	}
	return newAPI(cfg, usualLimits()), nil
}
