package mention_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEnglishNamesAreToldByTheirFormAndPlaces(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a middle initial belongs to a person", "Acme named Robert T. Hale to its board. Hale said he was honored.", "person:Robert T. Hale person:Hale"},
		{"Jr. belongs to a person", "Chairman William Ford Jr. said demand was strong.", "person:William Ford Jr"},
		{"Mr. marks a surname", "Mr. Okoye said the plant will stay open.", "person:Okoye"},
		{"a title parts a firm from its officer", "Quillon CEO Ingrid Solheim said demand was strong.", "company:Quillon person:Ingrid Solheim"},
		{"a possessive place is no part of a name", "It competes with Japan's Hoshida Ltd and others.", "company:Hoshida Ltd"},
		{"a word that describes is no part of a name", "Rivals Brightwell Foods Inc and Larkin Co also raised prices.", "company:Brightwell Foods Inc company:Larkin Co"},
		{"rivals in a list are all firms", "Its prices are lower than those of rivals Quillon and Vantrel.", "company:Quillon company:Vantrel"},
		{"an apposition tells a firm", "Quillon, a maker of garden tools, will close two plants.", "company:Quillon"},
		{"the short form of a firm", "Calloway Medical Systems will close a plant. Calloway employs 300 people.", "company:Calloway Medical Systems company:Calloway"},
		{"a comma before the legal form", "Pinehurst Software, Inc. (NASDAQ: PNHS) named a treasurer.", "company:Pinehurst Software, Inc"},
		{"the firm behind an analyst", "Analyst Priya Raman of Stonebridge said the risk was small.", "person:Priya Raman company:Stonebridge"},
		{"an authority with and in its name", "The Grain and Seed Commission sued on Monday.", "organization:Grain and Seed Commission"},
		{"the medium of a dateline", "BOSTON (Reuters) - Sales rose.", "organization:Reuters"},
		{"products that a firm makes", "Acme Foods Inc makes Zapples, Crinkos and other snacks.", "company:Acme Foods Inc product:Zapples product:Crinkos"},
		{"a compound ends a name", "Kumosoft-backed Pelling Energy Inc fell.", "company:Pelling Energy Inc"},
		{"a possessive without its apostrophe", "Snapcove Inc fell. Snapcoves shares sank 11%.", "company:Snapcove Inc company:Snapcove"},
		{"a full name by the surname with Mr.", "It was founded by classmates Zeb Trask and others. Mr. Trask left.", "person:Zeb Trask person:Trask"},
		{"a word that describes begins a firm's name", "It was backed by Media Habits Partners.", "company:Media Habits Partners"},
		{"a firm that sounds like a person before its analyst", "It is cheap, said Walter Blair analyst Jon Hollis.", "company:Walter Blair person:Jon Hollis"},
		{"a person behind a post and a comma", "Acme Inc fell, its chief executive, Arjun Malhotra, said.", "company:Acme Inc person:Arjun Malhotra"},
		{"a tool of the firm's name", "Plexo Inc launched Plexo Studio, a tool that remixes songs.", "company:Plexo Inc product:Plexo Studio"},
		{"a drug by its noun", "Sales of its asthma drug Respulmo fell.", "product:Respulmo"},
		{"a name within a phrase that would point", "Shares of the Kumosoft Corp-based chain fell.", "company:Kumosoft Corp"},
		{"an ordinal begins a name", "It was backed by First Meadow Capital.", "company:First Meadow Capital"},
		{"a product by its apposition", "The company showed the Lumora Wave, a $199 smartwatch, on Monday.", "product:Lumora Wave"},
		{"a product by what it is called", "It makes earbuds called Lumora Buds.", "product:Lumora Buds"},
		{"a new product by its noun", "The company unveiled the Lumora headset on Tuesday.", "product:Lumora"},
		{"the plural of a product", "It sold fewer iPhones.", "product:iPhones"},
		{"a unit of a firm is no firm", "Sales in its Morning Foods business fell.", ""},
		{"who gets a post", "Quillon Inc will replace Odd Brenna as chairman and named Inga Voll from Vantrel Inc as its finance chief.", "company:Quillon Inc person:Odd Brenna person:Inga Voll company:Vantrel Inc"},
		{"who will have a post", "Replacing him as chairman will be Odd Brenna.", "person:Odd Brenna"},
		{"what gets no post", "It used Meadow Lane as an example.", ""},
		{"a name behind a day", "Quillon Inc said on Thursday Odd Brenna has decided to retire as chief financial officer.", "company:Quillon Inc person:Odd Brenna"},
		{"a title of which the last word is written large", "Quillon Inc sacked former interim CEO Odd Brenna.", "company:Quillon Inc person:Odd Brenna"},
		{"a bank of a place", "The Bank of Wexmoor Ltd fell. At the bank, shares of Bank of Wexmoor rose.", "company:Bank of Wexmoor Ltd company:Bank of Wexmoor"},
		{"a firm of research before its analyst", "Quillon Research analyst Odd Brenna said the deal was good.", "company:Quillon Research person:Odd Brenna"},
		{"a firm behind a month", "In June Quillon rejected an offer. Quillon shares rose.", "company:Quillon company:Quillon"},
		{"a firm with its founder's name", "It is working with investment bank Odd J. Brenna on a sale.", "company:Odd J. Brenna"},
		{"a drug by what it is", "It agreed to buy the psoriasis treatment Respulmo for $1 billion.", "product:Respulmo"},
		{"a drug by its approval", "Much hinges on Respulmo, which was approved in July.", "product:Respulmo"},
		{"a drug by its mark", "It complements our Respulmo(R) brand.", "product:Respulmo"},
		{"firms by what they are instances of", "Its holdings, which include Quillon, Larkin Creek and Vantrel, were sold to buyers including Odmar.", "company:Quillon company:Larkin Creek company:Vantrel company:Odmar"},
		{"a list with codes in brackets", "It got bids from Quillon (QLN), Vantrel (VNT) and Odmar (ODM).", "company:Quillon company:Vantrel company:Odmar"},
		{"a firm behind a person's post", "The round was led by Odd Brenna, former CEO, Larkin Tea House, and others.", "person:Odd Brenna company:Larkin Tea House"},
		{"a firm behind what it is and a comma", "The week was led by the software platform, Odmaria, with $16 million.", "company:Odmaria"},
		{"a firm by who founded it", "Velt, co-founded by Odd J. Brenna, wants to make maps.", "company:Velt person:Odd J. Brenna"},
		{"a firm behind its trade", "It will sell the cargo airline Odmar Freighters four jets.", "company:Odmar Freighters"},
		{"who gives the money", "Kuvra raised $4.5 million from Odmar Road and Vantrel Network India.", "company:Kuvra company:Odmar Road company:Vantrel Network India"},
		{"a common word at the start of a sentence", "Core sales rose. Target prices fell.", ""},
		{"places and days are no names", "BOSTON and Palo Alto, Calif. were hit on Tuesday in North Carolina.", ""},
		{"a headline's capitals are no names", "Shares Tumble As Weak Demand Hurts Chip Makers", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, strings.Join(names(read(tt.text)), " ")); diff != "" {
				t.Errorf("%s (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}
