package mention

import "strings"

// productAside reports whether the apposition that follows says that the name is
// a product's: , a $199 smartwatch.
func productAside(after string) bool {
	rest, ok := strings.CutPrefix(after, ", ")
	if !ok || !hasAnyPrefix(rest, "a ", "an ", "the ", "its ") {
		return false
	}
	if k := strings.IndexAny(rest, ",.;"); k > 0 && (rest[k] != '.' || k+1 == len(rest) || rest[k+1] == ' ') {
		rest = rest[:k]
	}
	for _, noun := range []string{" smartphone", " smartwatch", " phone", " app", " game", " tablet", " headset", " laptop", " drug", " vaccine", " treatment", " chip", " processor", " chatbot", " car", " sedan", " truck", " SUV", " device", " speaker", " console", " streaming service", " service", " tool", " feature", " platform", " software", " medicine", " robot", " assistant"} {
		if strings.HasSuffix(rest, noun) || strings.Contains(rest, noun+" for ") || strings.Contains(rest, noun+" that ") {
			return true
		}
	}
	return false
}

// productFollows stand behind the name of a product.
var productFollows = []string{" app", " smartphone", " phone", " phones", " game", " tablet", " headset", " console", " drug", " vaccine", " chip", " processor", " browser", " operating system", " sedan", " SUV", " truck", " pickup", " monitor", " assistant", " chatbot", " laptop", " smartwatch", " watch", " streaming service", " cloud service", " software", " platform", " messaging", " speaker", " robot", " brand", " cereal", " soda", " users", " jet", " aircraft", " model", " search engine", " video service", " music service", " device", " drone", " subscription service", ", its flagship", ", its new", ", a drug", ", a new drug", ", an app", ", a game", ", a service"}

// describesProduct reports whether one to three small words and a noun of a product
// follow a name: its Loop short-video feature.
func describesProduct(after string) bool {
	rest, ok := strings.CutPrefix(after, " ")
	for n := 0; ok && n < 4; n++ {
		word := rest
		if k := strings.IndexByte(rest, ' '); k >= 0 {
			word, rest = rest[:k], rest[k+1:]
		} else {
			ok = false
		}
		noun := strings.TrimRight(word, ".,;:”\"")
		if n > 0 && wareNouns[noun] {
			return true
		}
		if noun != word || word == "" || word[0] < 'a' || word[0] > 'z' || functionWords()[word] || hasAnySuffix(word, "ed", "'s", "’s") {
			return false
		}
	}
	return false
}

var wareNouns = set(`app apps feature features service services glasses headset headsets console consoles game games browser assistant chatbot tool tools phone phones smartphone smartphones tablet tablets
	device devices speaker speakers drug vaccine chip chips processor processors sedan SUV truck pickup aircraft jet software platform engine car cars camera cameras drone drones watch robot`)

// wareWord reports whether a word ends the names of products of software: Service Cloud,
// Acme Data Platform.
func wareWord(word string) bool {
	switch word {
	case "Cloud", "Platform", "Suite", "Workspace", "Assistant", "Copilot", "Browser", "Messenger":
		return true
	}
	return false
}

// productLeads stand before the name of a product.
var productLeads = []string{"the new ", "flagship product, ", "launched the ", "unveiled the ", "introduced the ", "makes the ", "maker of the ", "version of ", "sales of the ", "owns the ", "sells the ", "users of ", " makes ", "maker of ", "sells ", "which owns the ", " drug ", " game ", " smartphone ", " vaccine ", " chatbot ", " app ", "dubbed ", "dubbed the ", "code-named ", "codenamed "}
