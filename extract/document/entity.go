package document

// Kind tells what an entity is. Its string is the score's and the JSON's word
// for it.
type Kind uint8

// The kinds of entity. JobTitle is a kind of mention only: a post is no node.
// Source is a speaker whom the article describes but does not name: 知情人士.
const (
	None Kind = iota
	Company
	Person
	Product
	Organization
	Topic
	JobTitle
	Source
)

var kindNames = [...]string{"", "company", "person", "product", "organization", "topic", "title", "source"}

func (k Kind) String() string { return kindNames[k] }

// Mention is one place where the text names or points at an entity.
type Mention struct {
	Span
	Kind   Kind
	Form   MentionForm
	Entity int    // index into Document.Entities, or -1 until it is resolved
	Known  string // the tables' name for it, "" when it stands in no table
	Rule   string // what found it, for --explain
}

// MentionForm tells in which way a mention points.
type MentionForm uint8

// The forms of mention.
const (
	Named   MentionForm = iota // 腾讯控股, 詹姆斯
	Nominal                    // 该公司, 公司董事长
	Pronoun                    // 他, 其
)

// Entity is one company, person, product, organization or topic of the article.
type Entity struct {
	Kind     Kind
	Name     string   // the fullest name that the article gives, simplified script
	Aliases  []string // every other form the article uses, in order of appearance
	Known    string   // the name under which the tables or the graph know it; "" for a new one
	English  string
	Tickers  []string
	Owner    string // of a product, where a person works, as the tables know it
	Mentions []int  // into Document.Mentions
	Rule     string // what found it first, for --explain

	Ties map[string]string // of other forms of the name, what makes each the same thing; for --explain
}
