package tie_test

import "testing"

func TestEnglishPosts(t *testing.T) {
	check(t, "en", []sample{
		{"{Acme} said so. |Chief Executive Officer| [Jane Doe] agreed.", []string{"Jane Doe: Chief Executive Officer, Acme"}},
		{"{Acme} said so. |Co-Chief Executive| [Jane Doe] agreed.", []string{"Jane Doe: Co-Chief Executive, Acme"}},
		{"It is high, said [Jane Doe], an |analyst| at {Widget}.", []string{"Jane Doe: analyst, Widget"}},
		{"{Acme} fell. |Analyst| [Jane Doe] of {Widget} said it was cheap.", []string{"Jane Doe: Analyst, Widget"}},
		{"{Acme} fell. It is cheap, |analyst| [Jane Doe] said.", nil},
		{"{Acme}'s |chief executive officer|, [Jane Doe], agreed.", []string{"Jane Doe: chief executive officer, Acme"}},
		{"[Jane Doe], who was |treasurer| of {Acme}, agreed.", []string{"Jane Doe: treasurer, Acme, former"}},
		{"{Acme} fell, said [Jane Doe], Ph.D., |President| and |CEO| of {Widget}.", []string{"Jane Doe: President, Widget", "Jane Doe: CEO, Widget"}},
		{"{Acme} bought {Widget} as |Chief Executive| [Jane Doe] shifts to banking.", []string{"Jane Doe: Chief Executive, Acme", "Acme acquired Widget"}},
		{"{Acme} fell. Former {Widget} |Chief Executive| [Jane Doe] was named |chairman|.", []string{"Jane Doe: Chief Executive, Widget, former", "Jane Doe: chairman, Acme"}},
		{"{Acme} |CEO| [Jane Doe] will lead it, while {Widget} |Chairman| [John Roe] will be |chairman|.", []string{"Jane Doe: CEO, Acme", "John Roe: Chairman, Widget"}},
		{"[Jane Doe] joins {Acme} from {Widget}, where she was |treasurer|.", []string{"Jane Doe: treasurer, Widget, former"}},
		{"[Jane Doe], |chairman| and |chief executive| of {Acme}, agreed.", []string{"Jane Doe: chairman, Acme", "Jane Doe: chief executive, Acme"}},
		{"{Acme} has appointed [Jane Doe] as |treasurer|.", []string{"Jane Doe: treasurer, Acme", "Acme appointed Jane Doe"}},
		{"{Acme} said that [Jane Doe], its |treasurer|, has been promoted to |president|.", []string{"Jane Doe: treasurer, Acme", "Jane Doe: president, Acme"}},
		{"{Acme} |co-founder| [Jane Doe] stepped down on Monday.", []string{"Jane Doe: co-founder, Acme", "Jane Doe founded Acme", "Jane Doe left Acme 2023-03-20"}},
		{"[Jane Doe] and |analyst| [John Roe] of {Widget} spoke of {Acme}.", []string{"John Roe: analyst, Widget"}},
	})
}

func TestEnglishRelations(t *testing.T) {
	check(t, "en", []sample{
		{"{Acme} has agreed to buy rival {Widget} for $3 billion.", []string{"Acme acquired Widget 3000000000 USD", "Acme competes_with Widget"}},
		{"{Acme} earned less. Last year, it bought Swiss sensor maker {Widget}.", []string{"Acme acquired Widget 2022"}},
		{"{Acme} agreed to buy {Widget}'s cheese business.", nil},
		{"{Acme} bought a 5% stake in {Widget}.", []string{"Acme holds_stake Widget 0.05"}},
		{"{Acme} owns about 15 percent of {Widget}.", []string{"Acme holds_stake Widget 0.15"}},
		{"{Acme} sold {Widget} to {Larkin}.", []string{"Larkin acquired Widget"}},
		{"{Acme} sold {Widget} to its partner {Larkin}.", []string{"Larkin acquired Widget"}},
		{"{Acme} sells <Loop> to {Larkin}.", []string{"Acme offers Loop"}},
		{"{Widget}, founded in 1998 by [Jane Doe], makes the <Loop>.", []string{"Jane Doe founded Widget 1998", "Widget offers Loop"}},
		{"Shares of {Acme=the company}, which also makes <Frosties>, <Pops> and <Loops>, fell.", []string{"Acme offers Frosties", "Acme offers Pops", "Acme offers Loops"}},
		{"{Acme}'s new <Loop 3> sold well.", []string{"Acme offers Loop 3"}},
		{"{Acme}'s bid for <Loop> failed.", nil},
		{"{Acme} said its flagship product, <Loop>, sold well.", []string{"Acme offers Loop"}},
		{"{Acme} faces a case brought by {Alpha Inc}'s {Widget} unit.", []string{"Widget sued Acme", "Alpha Inc owns Widget"}},
		{"{Acme} competes with Japan's {Hoshi} and {Sumi} in fiber.", []string{"Acme competes_with Hoshi", "Acme competes_with Sumi"}},
		{"{Acme} fell. Rivals {Widget} and {Larkin} rose.", []string{"Acme competes_with Widget", "Acme competes_with Larkin"}},
		{"{Acme} built it in partnership with {Widget}.", []string{"Acme cooperates_with Widget"}},
		{"{Acme}, a unit of {Widget}, sued {Larkin}.", []string{"Widget owns Acme", "Acme sued Larkin"}},
		{"{Acme} parent {Holding} fell.", []string{"Holding owns Acme"}},
		{"{Acme}-backed {Widget} fell.", []string{"Acme invested_in Widget"}},
		{"{Widget} raised $50 million in a round led by {Acme}.", []string{"Acme invested_in Widget 50000000 USD"}},
		{"<Frosties> maker {Acme} fell.", []string{"Acme offers Frosties"}},
		{"[Jane Doe] left {Acme} in 2012.", []string{"Jane Doe left Acme 2012"}},
		{"[Jane Doe] left to join {Acme}.", nil},
		{"Founded by former {Widget} |manager| [Jane Doe] and |engineer| [John Roe], Ohio-based {Acme} sells shoes.", []string{"Jane Doe: manager, Widget, former", "Jane Doe founded Acme", "John Roe founded Acme"}},
		{"{Acme} raised $4 million in a round led by {Alpha}, with participation from {Beta} and existing investor {Gamma}.", []string{"Alpha invested_in Acme 4000000 USD", "Beta invested_in Acme", "Gamma invested_in Acme"}},
		{"{Widget}, in which {Acme} owns a 12% stake, fell.", []string{"Acme holds_stake Widget 0.12"}},
		{"{Acme} signed a deal to supply cells to {Widget} for its <Bolt> pickup.", []string{"Acme supplies Widget", "Widget offers Bolt"}},
		{"{Acme} also buys batteries from {Sko} and China's {Catl}.", []string{"Sko supplies Acme", "Catl supplies Acme"}},
		{"{Acme} earned less. It was spun off from {Old Corp} in 2015 and is backed by {Pinc}.", []string{"Pinc invested_in Acme 2015"}},
		{"{Acme} is {Widget}'s biggest |shareholder|.", []string{"Acme holds_stake Widget"}},
		{"{Widget}, which {Acme} bought in 2016 for $26 billion, grew.", []string{"Acme acquired Widget 2016 26000000000 USD"}},
		{"{Acme} ended its partnership with {Widget}.", nil},
		{"{Acme} said on Thursday it would buy a 49 percent stake in {Widget}.", []string{"Acme holds_stake Widget 2023-03-16 0.49"}},
		{"{Elli} wants a sale of the health unit, which makes <Dentac>.", nil},
		{"{Acme} may buy {Widget}.", nil},
		{"{Acme} is in talks to buy {Widget}.", nil},
	})
}
