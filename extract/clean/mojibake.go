package clean

func findLatin1(string) []edit    { return nil }
func findUTF8AsGBK(string) []edit { return nil }
func findShifted(string) []edit   { return nil }
