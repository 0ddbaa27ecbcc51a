// Package render prints a Document's facts: as the JSON object that programs
// read, as minutes that people read, and as the article itself in HTML with its
// speakers, contents and names marked.
package render

import (
	"encoding/json"
	"io"
	"time"

	"github.com/newsgraph/kg/extract/document"
)

// Article is the JSON form of a Document. Names are in simplified Chinese or
// Latin letters; offsets are bytes, "start" and "end" of the cleaned text,
// "orig_start" and "orig_end" of the file.
type Article struct {
	Title      string      `json:"title,omitempty"`
	URL        string      `json:"url,omitempty"`
	Source     string      `json:"source,omitempty"`
	Author     string      `json:"author,omitempty"`
	Published  string      `json:"published,omitempty"`
	Lang       string      `json:"lang,omitempty"`
	Hash       string      `json:"hash,omitempty"`
	Entities   []Entity    `json:"entities"`
	Roles      []Role      `json:"roles"`
	Statements []Statement `json:"statements"`
	Figures    []Figure    `json:"figures"`
	Growth     []Growth    `json:"growth"`
	Forecasts  *Forecasts  `json:"forecasts,omitempty"`
	Relations  []Relation  `json:"relations"`
}

// Span is a place in the article.
type Span struct {
	Start     int `json:"start"`
	End       int `json:"end"`
	OrigStart int `json:"orig_start"`
	OrigEnd   int `json:"orig_end"`
}

// Entity is one named thing or described source.
type Entity struct {
	Kind     string   `json:"kind"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Known    string   `json:"known,omitempty"`
	English  string   `json:"english_name,omitempty"`
	Tickers  []string `json:"tickers,omitempty"`
	Mentions []Span   `json:"mentions,omitempty"`
}

// Fact is what every fact carries.
type Fact struct {
	Evidence   []Span  `json:"evidence,omitempty"`
	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule,omitempty"`
}

// Forecasts are the numbers that were expected or aimed at, not reported.
type Forecasts struct {
	Figures []Figure `json:"figures,omitempty"`
	Growth  []Growth `json:"growth,omitempty"`
}

// Role is a post.
type Role struct {
	Person  string `json:"person"`
	Title   string `json:"title"`
	Company string `json:"company"`
	Former  bool   `json:"former,omitempty"`
	Since   string `json:"since,omitempty"`
	Until   string `json:"until,omitempty"`
	Fact
}

// Statement is one piece of reported speech.
type Statement struct {
	Speaker string   `json:"speaker"`
	Form    string   `json:"form"`
	Text    string   `json:"text"`
	Verb    string   `json:"verb,omitempty"`
	About   []string `json:"about,omitempty"`
	SaidOn  string   `json:"said_on,omitempty"`
	Cue     *Span    `json:"cue,omitempty"`
	Source  *Span    `json:"speaker_span,omitempty"`
	Fact
}

// Figure is one reported number.
type Figure struct {
	Company    string            `json:"company"`
	Subject    string            `json:"subject"`
	Metric     string            `json:"metric"`
	MetricText string            `json:"metric_text,omitempty"`
	Period     string            `json:"period"`
	Value      document.Decimal  `json:"value"`
	Unit       string            `json:"unit"`
	Basis      string            `json:"basis"`
	Min        *document.Decimal `json:"min,omitempty"`
	Max        *document.Decimal `json:"max,omitempty"`
	Approx     bool              `json:"approx,omitempty"`
	Forecast   bool              `json:"forecast,omitempty"`
	Source     string            `json:"source,omitempty"`
	Fact
}

// Growth is one stated change.
type Growth struct {
	Company    string            `json:"company"`
	Subject    string            `json:"subject"`
	Metric     string            `json:"metric"`
	MetricText string            `json:"metric_text,omitempty"`
	Period     string            `json:"period"`
	Rate       *document.Decimal `json:"rate,omitempty"`
	Delta      *document.Decimal `json:"delta,omitempty"`
	Unit       string            `json:"unit,omitempty"`
	Compare    string            `json:"compare"`
	Basis      string            `json:"basis"`
	Forecast   bool              `json:"forecast,omitempty"`
	Source     string            `json:"source,omitempty"`
	Fact
}

// Relation is one tie.
type Relation struct {
	From   string            `json:"from"`
	Type   string            `json:"type"`
	To     string            `json:"to"`
	Date   string            `json:"date,omitempty"`
	Amount *document.Decimal `json:"amount,omitempty"`
	Unit   string            `json:"unit,omitempty"`
	Share  *document.Decimal `json:"share,omitempty"`
	Fact
}

// JSON writes the facts of d as one indented JSON object.
func JSON(w io.Writer, d *document.Document) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(NewArticle(d))
}

// NewArticle builds the JSON form of d.
func NewArticle(d *document.Document) *Article {
	v := viewer{d}
	m := &d.Meta
	a := &Article{
		Title: m.Title, URL: m.URL, Source: m.Outlet, Author: m.Author, Published: day(m.Published), Lang: m.Lang, Hash: m.Hash,
		Entities: []Entity{}, Roles: []Role{}, Statements: []Statement{}, Figures: []Figure{}, Growth: []Growth{}, Relations: []Relation{},
	}
	for i := range d.Entities {
		if d.Entities[i].Kind != document.Topic {
			a.Entities = append(a.Entities, v.entity(&d.Entities[i]))
		}
	}
	f := &d.Facts
	for _, r := range f.Roles {
		a.Roles = append(a.Roles, Role{v.name(r.Person), r.Title, v.name(r.Company), r.Former, r.Since, r.Until, v.fact(r.Basis)})
	}
	for i := range f.Statements {
		a.Statements = append(a.Statements, v.statement(&f.Statements[i]))
	}
	var expected Forecasts
	for i := range f.Figures {
		list := &a.Figures
		if f.Figures[i].Forecast {
			list = &expected.Figures
		}
		*list = append(*list, v.figure(&f.Figures[i]))
	}
	for i := range f.Growth {
		list := &a.Growth
		if f.Growth[i].Forecast {
			list = &expected.Growth
		}
		*list = append(*list, v.growth(&f.Growth[i]))
	}
	if len(expected.Figures)+len(expected.Growth) > 0 {
		a.Forecasts = &expected
	}
	for _, r := range f.Relations {
		rel := Relation{From: v.name(r.From), Type: r.Type, To: v.name(r.To), Date: r.Date, Share: r.Share, Fact: v.fact(r.Basis)}
		if r.Amount != nil {
			rel.Amount, rel.Unit = &r.Amount.Value, r.Amount.Unit
		}
		a.Relations = append(a.Relations, rel)
	}
	return a
}

// viewer turns a Document's indexes and spans into names and offsets.
type viewer struct{ d *document.Document }

func (v viewer) name(entity int) string {
	if entity < 0 {
		return ""
	}
	return v.d.Entities[entity].Name
}

func (v viewer) span(s document.Span) Span {
	o := v.d.Original(s)
	return Span{s.Start, s.End, o.Start, o.End}
}

func (v viewer) place(s document.Span) *Span {
	if s.Empty() {
		return nil
	}
	p := v.span(s)
	return &p
}

func (v viewer) fact(b document.Basis) Fact {
	f := Fact{Confidence: b.Confidence, Rule: b.Rule}
	for _, s := range b.Evidence {
		f.Evidence = append(f.Evidence, v.span(s))
	}
	return f
}

func (v viewer) entity(e *document.Entity) Entity {
	out := Entity{Kind: e.Kind.String(), Name: e.Name, Aliases: e.Aliases, Known: e.Known, English: e.English, Tickers: e.Tickers}
	if out.Aliases == nil {
		out.Aliases = []string{}
	}
	for _, m := range e.Mentions {
		out.Mentions = append(out.Mentions, v.span(v.d.Mentions[m].Span))
	}
	return out
}

func (v viewer) statement(s *document.Statement) Statement {
	out := Statement{Speaker: v.name(s.Speaker), Form: string(s.Form), Text: s.Text, Verb: s.Verb, SaidOn: day(s.SaidOn),
		Cue: v.place(s.Cue), Source: v.place(s.SpeakerSpan), Fact: v.fact(s.Basis)}
	for _, e := range s.About {
		out.About = append(out.About, v.name(e))
	}
	return out
}

func (v viewer) subject(company, subject int, text string) string {
	switch {
	case subject >= 0:
		return v.name(subject)
	case text != "":
		return text
	}
	return v.name(company)
}

func (v viewer) figure(f *document.Figure) Figure {
	return Figure{Company: v.name(f.Company), Subject: v.subject(f.Company, f.Subject, f.SubjectText), Metric: f.Metric,
		MetricText: f.MetricText, Period: f.Period, Value: f.Number.Value, Unit: f.Number.Unit, Basis: f.Accounting,
		Min: f.Number.Min, Max: f.Number.Max, Approx: f.Number.About, Forecast: f.Forecast, Source: v.source(f.Forecast, f.Source), Fact: v.fact(f.Basis)}
}

func (v viewer) growth(g *document.Growth) Growth {
	out := Growth{Company: v.name(g.Company), Subject: v.subject(g.Company, g.Subject, g.SubjectText), Metric: g.Metric,
		MetricText: g.MetricText, Period: g.Period, Rate: g.Rate, Compare: g.Compare, Basis: g.Accounting,
		Forecast: g.Forecast, Source: v.source(g.Forecast, g.Source), Fact: v.fact(g.Basis)}
	if g.Delta != nil {
		out.Delta, out.Unit = &g.Delta.Value, g.Delta.Unit
	}
	return out
}

func (v viewer) source(forecast bool, source int) string {
	if !forecast {
		return ""
	}
	return v.name(source)
}

// day writes t as a date, or nothing when it is unknown.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
