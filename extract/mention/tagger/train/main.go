// Command train makes the tagger's weights out of the sentences of FinRE:
//
//	go generate ./extract/mention/tagger
//
// FinRE is a tab-separated file of (head company, tail company, relation,
// sentence). It marks two companies of each sentence and leaves the others
// unmarked, so a character without a mark is weak evidence of no name. Three
// things make up for that: a name that is marked in one sentence counts as
// marked in all of them, and so does what the tables are sure is a company; what
// weights made from the other half of the sentences take for a name is unknown;
// and in the end names are favoured a little.
//
// The model is to learn how names look and not only that the tables know them.
// So each sentence is read thrice: without the hits of names that are marked in
// it alone, without half of all hits, and with other companies of the tables in
// the place of those marked, whose hits are hidden.
//
// Every sentence of FinRE names two companies. Those of ordinary.txt, written for
// this, teach that most sentences name none, and that 苹果 is also a fruit.
//
// The weights depend on nothing else than the training file, the tables and the
// seed. What they are worth tells
//
//	go run ./train -finre train.txt -folds 10
//
// which measures extraction on sentences that weights and tables know nothing of.
package main

import (
	"flag"
	"log"
	"os"

	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/tagger"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("train: ")
	o := tagger.Options{Progress: func(epoch int, loss float64) { log.Printf("epoch %d: loss %.3f a sentence", epoch, loss) }}
	flag.IntVar(&o.AtLeast, "atleast", 3, "how often a feature must be seen")
	flag.IntVar(&o.Epochs, "epochs", 7, "passes over the sentences")
	flag.Float64Var(&o.Rate, "rate", 0.2, "of learning")
	flag.Float64Var(&o.L1, "l1", 0.1, "cost of weights that are not 0")
	flag.Float64Var(&o.L2, "l2", 0.5, "cost of large weights")
	flag.Float64Var(&o.Bias, "bias", 0.8, "added to a name's odds in the end: the larger, the more names")
	flag.Uint64Var(&o.Seed, "seed", 1, "of the order of examples")
	finre := flag.String("finre", "", "FinRE's train.txt")
	doubt := flag.Float64("doubt", 0.5, "odds from which on an unmarked name may be one")
	out := flag.String("out", "model.bin", "where to write the weights")
	e := evaluation{}
	flag.IntVar(&e.folds, "folds", 0, "measure extraction on this many folds instead of writing weights")
	flag.IntVar(&e.upTo, "upto", 1<<30, "with -folds: stop after so many")
	flag.StringVar(&e.tables, "tables", "../../lexicon/tables", "with -folds: the tables of names")
	flag.StringVar(&e.hide, "hide", "made", "with -folds: which unseen names the tables lose: made, those that they list without another fact, all or none")
	flag.StringVar(&e.kept, "kept", "", "with -folds: a folder to keep the weights of the folds in, and to take them from")
	flag.StringVar(&e.misses, "misses", "", "with -folds: a file for what was missed")
	flag.Parse()
	sentences, err := read(*finre)
	if err != nil {
		log.Fatal(err)
	}
	if e.folds > 0 {
		err = e.run(sentences, *doubt, o)
	} else {
		err = os.WriteFile(*out, newTrainer(lexicon.Default(), sentences, *doubt).learn(sentences, o).Encode(), 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}
