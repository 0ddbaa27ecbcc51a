package main

import (
	"time"

	"github.com/spf13/cobra"
)

// global are the options that every command shares.
type global struct {
	io    *streams
	db    string
	wait  time.Duration // for another process to let go of db
	color string
}

// commands in the order of their use; help lists them by name.
var commands = []func(*global) *cobra.Command{
	newIngest, newWatch, newExtract, newQuery, newShell, newServe, newShow, newPath, newArticles,
	newAlias, newMerge, newSplit, newForget,
	newStats, newCheck, newCompact, newBackup, newExport, newImport, newVersion,
}

func newRoot(io *streams) *cobra.Command {
	g := &global{io: io}
	cmd := &cobra.Command{
		Use:   "kg",
		Short: "A knowledge graph of companies, people and what they say",
		Long: `kg reads news articles and keeps what they say as a graph of companies, people,
products and statements, in one file. Every answer shows the sentence it came from.`,
		Example: `  kg ingest testdata/articles
  kg query "who said AI将成为公司未来业务增长的放大器"
  kg query "MATCH (p:Person)-[:SAID]->(s) RETURN p.name, count(s)"`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q; kg --help lists the commands", args[0])
			}
			return cmd.Help()
		},
	}
	cmd.SetOut(io.out)
	cmd.SetErr(io.err)
	cmd.SetIn(io.in)
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%w; see %s --help", err, cmd.CommandPath())
	})
	cmd.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if err := applySettings(cmd); err != nil {
			return err
		}
		return io.setColor(g.color)
	}
	f := cmd.PersistentFlags()
	f.StringVar(&g.db, "db", "kg.db", "the database `file` ($KG_DB)")
	f.DurationVar(&g.wait, "wait", defaultWait, "how `long` to wait for another process to let go of the database; ingest and watch wait as long as it takes")
	f.StringVar(&g.color, "color", "auto", "colour the output: auto, always or never")
	f.BoolVar(&io.noPager, "no-pager", false, "do not page long output on a terminal")
	for _, command := range commands {
		cmd.AddCommand(command(g))
	}
	return cmd
}

// exactly is cobra.ExactArgs with a usage error that says what is missing.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return usagef("%s takes %s; see %s --help", cmd.CommandPath(), what, cmd.CommandPath())
		}
		return nil
	}
}

// oneOf allows no more than one of some flags.
func oneOf(cmd *cobra.Command, flags ...string) error {
	given := ""
	for _, name := range flags {
		if !cmd.Flags().Changed(name) {
			continue
		}
		if given != "" {
			return usagef("--%s and --%s do not go together", given, name)
		}
		given = name
	}
	return nil
}
