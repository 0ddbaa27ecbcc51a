package quote

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/lexicon"
)

// englishConstructions are ways in which English news reports speech. The
// sentences are our own.
var englishConstructions = []construction{
	{"said on a day without that", `{Acme} said on Tuesday it hired 300 drivers in Ohio.`, []string{"Acme|it hired 300 drivers in Ohio."}},
	{"a code behind the source", `{Acme} (NYSE: ACM) today announced that [Jane Doe] is stepping down.`, []string{"Acme|Jane Doe is stepping down."}},
	{"a bracket that is no aside of the source", `The fee (a third of the price) said nothing about {Acme}.`, nil},
	{"a relative clause that is not closed", `“It is time,” chairman [Jane Doe], who joined in 2006 said in a statement.`, []string{"Jane Doe|It is time"}},
	{"a time before the verb", `{Acme} at the time said the plant would stay shut.`, []string{"Acme|the plant would stay shut."}},
	{"an announcement ends where the firm acts", `{Acme} announced that [Jane Doe] will step down in July, and named [John Roe] to replace her.`, []string{"Acme|Jane Doe will step down in July"}},
	{"an officer who declined but said", `{Acme} chief executive [Jane Doe], who joined in 2006, declined to name buyers but said disposals may not be needed.`, []string{"Jane Doe|disposals may not be needed."}},
	{"a source behind another verb", `The Meadow family backs the takeover and some {Acme} investors said the offer was fair.`, []string{"some Acme investors|the offer was fair."}},
	{"said late on a day", `{Acme} said late on Monday the plant would stay shut.`, []string{"Acme|the plant would stay shut."}},
	{"the day before the verb", `{Acme} on Friday said the plant would stay shut.`, []string{"Acme|the plant would stay shut."}},
	{"a clause behind said keeps its subject", `Chief Financial Officer [Jane Doe] said {Acme} would cut spending next year.`, []string{"Jane Doe|Acme would cut spending next year."}},
	{"a title in marks is no quotation", `{Acme} said films such as “Night Ferry” drew new customers to its service.`, []string{"Acme|films such as “Night Ferry” drew new customers to its service."}},
	{"a phrase in marks stays in its clause", `[Jane Doe] said the claims were “baseless” and that she would fight them.`, []string{"Jane Doe|the claims were “baseless” and that she would fight them."}},
	{"a quotation of two sentences before its cue", `“This is no accident. It is theft,” said [Jane Doe].`, []string{"Jane Doe|This is no accident. It is theft"}},
	{"a quotation that goes on behind its cue", `“It is early,” he said. “We must wait.”`, nil},
	{"an analyst behind his quotation", `“The price is high,” said [Jane Doe], an analyst at {Widget}.`, []string{"Jane Doe|The price is high"}},
	{"the firm of an analyst does not speak", `[Jane Doe] of {Widget} said the price looked high.`, []string{"Jane Doe|the price looked high."}},
	{"a firm's lawyer with his name", `“It is theft,” {Acme}'s lawyer, [Jane Doe] of {Widget}, said in a statement.`, []string{"Jane Doe|It is theft"}},
	{"a relative clause before the verb", `[Jane Doe], who joined in May, told <Reuters> the deal was fair.`, []string{"Jane Doe|the deal was fair."}},
	{"a listener and the occasion", `[Jane Doe] told analysts on a conference call that prices would rise.`, []string{"Jane Doe|prices would rise."}},
	{"the occasion with whom", `[Jane Doe] said in an interview with <Reuters> that prices would rise.`, []string{"Jane Doe|prices would rise."}},
	{"a filing", `{Acme} said in a regulatory filing on Friday that it had been hacked.`, []string{"Acme|it had been hacked."}},
	{"a verb that is none without its clause", `{Acme} added 300 drivers and confirmed the order.`, nil},
	{"a verb with its clause", `{Acme} confirmed that the order was lost.`, []string{"Acme|the order was lost."}},
	{"a participle of the subject", `{Acme} backed its outlook, saying it still expects growth.`, []string{"Acme|it still expects growth."}},
	{"a participle that goes on", `[Jane Doe] said prices would rise, adding that she expected little resistance.`, []string{"Jane Doe|prices would rise", "Jane Doe|she expected little resistance."}},
	{"a second verb of one subject", `{Acme} closed a plant and said it would close another.`, []string{"Acme|it would close another."}},
	{"the cue closes the sentence with a day", `The plant will close in May, {Acme} said on Monday.`, []string{"Acme|The plant will close in May"}},
	{"a scene before the subject", `In a letter to staff, [Jane Doe] said the plant would close.`, []string{"Jane Doe|the plant would close."}},
	{"according to with an apposition", `According to {Acme}, sales fell in May by a tenth.`, []string{"Acme|sales fell in May by a tenth."}},
	{"what analysts were polled for is no statement", `{Acme} earned less than the 30 cents that analysts expected, according to {FactSet}.`, nil},
	{"a described source of a firm", `A spokesman for {Acme} said the report was wrong.`, []string{"A spokesman for Acme|the report was wrong."}},
	{"sources of a deal", `People familiar with the matter said talks had ended.`, []string{"People familiar with the matter|talks had ended."}},
	{"a paragraph of speech alone", "“We are early,” said [Jane Doe].\n“We will wait for the market to turn.”", []string{"Jane Doe|We are early", "Jane Doe|We will wait for the market to turn."}},
	{"it is the firm before", "{Acme} reported lower sales, which it said were hurt by the strike.", []string{"Acme|were hurt by the strike."}},
	{"a firm turns to another", `{Acme} said the ferries from Dover are full this year, and {Widget} plans to add two ships.`, []string{"Acme|the ferries from Dover are full this year"}},
	{"a second verb with its content", `{Acme} said the plant would close and warned that it may miss its targets.`, []string{"Acme|the plant would close", "Acme|it may miss its targets."}},
	{"no inversion where the name acts", `{Acme}, the maker of ferries, said managing director [Jane Doe] will leave in May.`, []string{"Acme|managing director Jane Doe will leave in May."}},
	{"no inversion over an occasion", `[Jane Doe], the former head of {Widget}, said in a blog post that {Acme} reminded her of it.`, []string{"Jane Doe|Acme reminded her of it."}},
	{"a medium's reporter is told", `[Jane Doe] told <CNBC>'s [Jon Roe] in an interview that demand has improved.`, []string{"Jane Doe|demand has improved."}},
	{"a filing closes the sentence", `The firms will each invest $900 million, {Acme} said in a regulatory filing.`, []string{"Acme|The firms will each invest $900 million"}},
	{"an officer of a firm goes on", `{Acme}'s chief executive, [Jane Doe], called the suit a stunt and said the firm would countersue.`, []string{"Jane Doe|the firm would countersue."}},
	{"a clause behind the day is the reporter's", `Sales fell 4 percent in the third quarter, the firm {Acme} said on Wednesday, while analysts had expected a rise.`, []string{"Acme|Sales fell 4 percent in the third quarter"}},
	{"according to behind and", `The firm has eight trucks, and according to {Acme} it will buy ten more.`, []string{"Acme|it will buy ten more."}},
	{"what was asked is no content", `Asked about the strike, [Jane Doe] said, “We are still talking.”`, []string{"Jane Doe|We are still talking."}},
	{"what analysts projected is no content", `Sales fell below the $3 billion analysts had projected.`, nil},
}

func TestEnglishSpeech(t *testing.T) {
	for _, c := range englishConstructions {
		t.Run(c.name, func(t *testing.T) {
			d := annotate(t, c.text)
			Attribute(d, lexicon.Default())
			if diff := cmp.Diff(c.want, said(d)); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", c.text, diff)
			}
		})
	}
}
