package store

import (
	"errors"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/script"
	"github.com/newsgraph/kg/graph"
)

// statements adds a Statement for each new pair of speaker and words. The same
// words by the same speaker in another article, or nearly the same, are the same
// Statement with one more evidence.
func (w *writer) statements() error {
	for i := range w.d.Facts.Statements {
		if err := w.statement(&w.d.Facts.Statements[i]); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) statement(s *document.Statement) error {
	speaker := w.node(s.Speaker)
	if speaker == 0 {
		return nil
	}
	name, _ := w.tx.Prop(speaker, "name")
	if w.d.Entities[s.Speaker].Kind == document.Source {
		name, _ = w.tx.Prop(speaker, "key")
	}
	folded := foldText(s.Text)
	key := name.(string) + "|" + folded
	id, err := w.tx.NodeByKey("Statement", key)
	marks := sketch(name.(string), folded)
	if errors.Is(err, graph.ErrNotFound) {
		id, err = w.near(marks, name.(string), folded)
	}
	if err == nil && id == 0 {
		props := map[string]any{"key": key, "text": s.Text, "form": string(s.Form)}
		for i, m := range marks {
			props[sketches[i]] = m
		}
		on := s.SaidOn
		if on.IsZero() {
			on = w.d.Meta.Published
		}
		if !on.IsZero() {
			props["said_on"] = date(on)
		}
		id, err = w.create("Statement", props)
	}
	if err != nil {
		return err
	}
	w.written[id] = true
	// However another article introduces the words, they were said once.
	said, known := between(w.tx, speaker, "SAID", id)
	if !known {
		if said, err = w.tx.CreateEdge(speaker, "SAID", id, map[string]any{"verb": s.Verb}); err != nil {
			return err
		}
	}
	if err := w.cite(said, s.Basis); err != nil {
		return err
	}
	for _, e := range s.About {
		about, err := w.edge(id, "ABOUT", w.node(e), nil)
		if err != nil {
			return err
		}
		if err := w.cite(about, s.Basis); err != nil {
			return err
		}
	}
	for _, code := range s.Metrics {
		metric, err := w.metric(code)
		if err != nil {
			return err
		}
		about, err := w.edge(id, "ABOUT", metric, nil)
		if err != nil {
			return err
		}
		if err := w.cite(about, s.Basis); err != nil {
			return err
		}
	}
	return nil
}

// foldText is the form in which two writings of the same words are equal:
// script, case and punctuation do not count.
func foldText(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n，。；：！？、“”‘’「」『』（）《》—…·,.;:!?()'\"-", r) {
			return -1
		}
		return r
	}, script.Fold(s))
}

// metric finds or adds a Metric by its code. Every word for it in the tables is
// a name of it, so that questions find it without the tables.
func (w *writer) metric(code string) (graph.NodeID, error) {
	id, err := w.tx.NodeByKey("Metric", code)
	if !errors.Is(err, graph.ErrNotFound) {
		return id, err
	}
	props := map[string]any{"code": code, "name": code}
	var names []string
	for _, e := range w.lex.Entries(lexicon.Metric) {
		if e.Code == code {
			props["name"], props["english_name"] = e.Name, e.English
			names = append(append(names, e.Name, e.English), e.Aliases...)
		}
	}
	if id, err = w.create("Metric", props); err != nil {
		return 0, err
	}
	for _, n := range append(names, code) {
		if n == "" {
			continue
		}
		if err := w.tx.AddName(id, n); err != nil {
			return 0, err
		}
	}
	return id, nil
}

func (w *writer) figures() error {
	for i := range w.d.Facts.Figures {
		f := &w.d.Facts.Figures[i]
		props := w.measure(f.Company, f.Subject, f.SubjectText, f.Period, f.Accounting, f.Forecast, f.Source)
		number(props, "value", f.Number)
		if err := w.figure("REPORTED", f.Company, f.Subject, f.Metric, props, f.Basis); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) growth() error {
	for i := range w.d.Facts.Growth {
		g := &w.d.Facts.Growth[i]
		props := w.measure(g.Company, g.Subject, g.SubjectText, g.Period, g.Accounting, g.Forecast, g.Source)
		switch {
		case g.Rate != nil:
			props["rate"] = g.Rate.Float64()
		case g.Delta != nil:
			number(props, "delta", *g.Delta)
		}
		if g.Compare != "" {
			props["compare"] = g.Compare
		}
		if err := w.figure("GREW_BY", g.Company, g.Subject, g.Metric, props, g.Basis); err != nil {
			return err
		}
	}
	return nil
}

// measure are the properties that figures and growth share.
func (w *writer) measure(company, subject int, segment, period, basis string, forecast bool, source int) map[string]any {
	props := map[string]any{}
	set := func(key, value string) {
		if value != "" {
			props[key] = value
		}
	}
	set("period", period)
	set("basis", basis)
	if subject < 0 {
		set("segment", segment)
	} else if company >= 0 && subject != company {
		if name, ok := w.tx.Prop(w.node(company), "name"); ok {
			props["company"] = name
		}
	}
	if forecast {
		props["forecast"] = true
		if source >= 0 {
			props["by"] = w.d.Entities[source].Name
		}
	}
	return props
}

// number sets a value, its unit and its bounds.
func number(props map[string]any, key string, n document.Number) {
	props[key] = exact(n.Value)
	if n.Unit != "" {
		props["unit"] = n.Unit
	}
	if n.Min != nil {
		props["min"] = exact(*n.Min)
	}
	if n.Max != nil {
		props["max"] = exact(*n.Max)
	}
	if n.About {
		props["approx"] = true
	}
}

// exact is a whole number where d is one, else the nearest float.
func exact(d document.Decimal) any {
	if i, ok := d.Int64(); ok {
		return i
	}
	return d.Float64()
}

func (w *writer) figure(typ string, company, subject int, code string, props map[string]any, b document.Basis) error {
	from := w.node(subject)
	if from == 0 {
		from = w.node(company)
	}
	if from == 0 {
		return nil
	}
	metric, err := w.metric(code)
	if err != nil {
		return err
	}
	edge, err := w.edge(from, typ, metric, props)
	if err != nil {
		return err
	}
	return w.cite(edge, b)
}

func (w *writer) roles() error {
	for i := range w.d.Facts.Roles {
		r := &w.d.Facts.Roles[i]
		from, to := w.node(r.Person), w.node(r.Company)
		if from == 0 || to == 0 {
			continue
		}
		props := map[string]any{"title": r.Title}
		if r.Former {
			props["former"] = true
		}
		if r.Since != "" {
			props["since"] = r.Since
		}
		if r.Until != "" {
			props["until"] = r.Until
		}
		edge, err := w.edge(from, "HOLDS_POSITION", to, props)
		if err != nil {
			return err
		}
		if err := w.cite(edge, r.Basis); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) relations() error {
	for i := range w.d.Facts.Relations {
		r := &w.d.Facts.Relations[i]
		from, to := w.node(r.From), w.node(r.To)
		if from == 0 || to == 0 || from == to {
			continue
		}
		props := map[string]any{}
		if r.Date != "" {
			props["date"] = r.Date
		}
		if r.Amount != nil {
			number(props, "amount", *r.Amount)
		}
		if r.Share != nil {
			props["share"] = r.Share.Float64()
		}
		edge, err := w.edge(from, strings.ToUpper(r.Type), to, props)
		if err != nil {
			return err
		}
		if err := w.cite(edge, r.Basis); err != nil {
			return err
		}
	}
	return nil
}
