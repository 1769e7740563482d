package main

import "github.com/spf13/cobra"

// commands returns every subcommand, each from the file of its name.
func commands() []*cobra.Command {
	return []*cobra.Command{
		newExtract(),
		newImport(),
		newExport(),
		newChains(),
		newTrace(),
		newHorizon(),
		newDossier(),
		newStanding(),
		newDifference(),
		newSilence(),
		newServe(),
		newGenerate(),
	}
}
