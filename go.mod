module github.com/newsgraph/kg

go 1.26
