// Package temporal holds the date and time values that a graph's properties can carry.
//
// The types are comparable structs with exported fields, so that they can be stored, compared and
// used as map keys without a method call. They mean what openCypher's temporal types mean.
package temporal

// Date is a day of the proleptic Gregorian calendar.
type Date struct {
	Days int64 // since 1970-01-01
}

// LocalTime is a time of day with no zone.
type LocalTime struct {
	Nanos int64 // since midnight
}

// Time is a time of day with an offset from UTC.
type Time struct {
	Nanos  int64 // since midnight, on the clock of the offset
	Offset int32 // seconds east of UTC
}

// LocalDateTime is a day and a time of day with no zone.
type LocalDateTime struct {
	Seconds int64 // since 1970-01-01T00:00:00, read as if it were UTC
	Nanos   int32 // within the second, 0 to 999,999,999
}

// DateTime is an instant seen from a zone.
type DateTime struct {
	Seconds int64  // since 1970-01-01T00:00:00Z
	Nanos   int32  // within the second, 0 to 999,999,999
	Offset  int32  // seconds east of UTC at this instant
	Zone    string // name in the tz database, or empty where only the offset is known
}

// Duration is an amount of time. Its parts are kept apart because a month has no fixed number of
// days and a day no fixed number of seconds.
type Duration struct {
	Months  int64
	Days    int64
	Seconds int64
	Nanos   int32
}
