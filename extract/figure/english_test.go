package figure_test

import "testing"

func TestEnglishReports(t *testing.T) {
	check(t, "en", "2016-10-11", []sample{
		{"{Alcoa} reported its third-quarter results. Over all, {Alcoa} reported a profit of $166 million, or 33 cents a share, compared with $44 million, or 6 cents a share, a year ago.", []string{
			"Alcoa net_profit 2016Q3 166000000 USD", "Alcoa eps 2016Q3 0.33 USD", "Alcoa net_profit 2015Q3 44000000 USD", "Alcoa eps 2015Q3 0.06 USD"}},
		{"{Alcoa} reported its third-quarter results. Excluding certain items, the company earned 32 cents a share, up from 21 cents a year ago.", []string{
			"Alcoa eps 2016Q3 0.32 USD excluding certain items", "Alcoa eps 2015Q3 0.21 USD excluding certain items"}},
		{"{Alcoa} reported its third-quarter results. Revenue fell 6% to $5.21 billion, below analysts projections of $5.31 billion.", []string{
			"Alcoa revenue 2016Q3 5210000000 USD", "Alcoa revenue 2016Q3 5310000000 USD forecast", "Alcoa revenue 2016Q3 -0.06"}},
		{"{Alcoa} reported its third-quarter results. At the units that will form {Arconic}, revenue fell 1% from a year earlier to $3.4 billion.", []string{
			"Arconic revenue 2016Q3 3400000000 USD", "Arconic revenue 2016Q3 -0.01 yoy"}},
		{"{Alcoa} reported its third-quarter results. {Alcoa}s traditional metals operations -- which include smelting, mining and refining -- reported revenue of $2.3 billion.", []string{
			"Alcoa/traditional metals operations revenue 2016Q3 2300000000 USD"}},
		{"{Acme}'s revenue rose 12% in the quarter ended Sept. 30 to $3 billion from $2.5 billion in the same period last year.", []string{
			"Acme revenue 2016Q3 3000000000 USD", "Acme revenue 2015Q3 2500000000 USD", "Acme revenue 2016Q3 +0.12 yoy"}},
		{"{Acme} expects revenue of $3 billion in the fourth quarter.", []string{"Acme revenue 2016Q4 3000000000 USD forecast"}},
		{"{Acme} posted a net loss of $3 million in the third quarter.", []string{"Acme net_profit 2016Q3 -3000000 USD"}},
		{"{Acme} said gross margin was 35% in the third quarter, up 2 percentage points from a year earlier.", []string{"Acme gross_margin 2016Q3 0.35", "Acme gross_margin 2016Q3 +0.02 yoy"}},
		{"{Acme} agreed to acquire {Widget} for $1.5 billion.", []string{"Acme/Widget deal_value 1500000000 USD"}},
		{"In the third quarter {Acme} had 3.2 million paying subscribers.", []string{"Acme paying_users 2016Q3 3200000 user"}},
		{"Aluminum prices on the exchange fell to around $1,600 a ton, down from around $2,500 a ton five years ago, hurting {Acme}.", nil},
		{"{Acme} reported a 5% increase in revenue for the third quarter.", []string{"Acme revenue 2016Q3 +0.05"}},
		{"Shares of {Acme} fell 6.2% to $29.50 in premarket trading.", []string{"Acme share_price 2016-10-11 29.5 USD", "Acme share_price 2016-10-11 -0.062"}},
	})
}

func TestEnglishComparesAtTheEndOfTheSentence(t *testing.T) {
	check(t, "en", "2007-07-19", []sample{
		{"{Acme} said second-quarter profit fell to $21 million, or 25 cents a share, from $28.8 million, or 34 cents a share, a year earlier.", []string{
			"Acme net_profit 2007Q2 21000000 USD", "Acme eps 2007Q2 0.25 USD", "Acme net_profit 2006Q2 28800000 USD", "Acme eps 2006Q2 0.34 USD"}},
		{"In the second quarter, {Acme} revenue climbed to $493.3 million from $412.4 million the prior year.", []string{
			"Acme revenue 2007Q2 493300000 USD", "Acme revenue 2006Q2 412400000 USD"}},
		{"{Acme} lost $3 billion in the first quarter of 2007, compared with a profit of $1.2 billion a year earlier.", []string{
			"Acme net_profit 2007Q1 -3000000000 USD", "Acme net_profit 2006Q1 1200000000 USD"}},
		{"{Acme} shares rose 85 cents or 1.5 percent to $56.50.", []string{
			"Acme share_price 2007-07-19 56.5 USD", "Acme share_price 2007-07-19 +0.85 USD", "Acme share_price 2007-07-19 +0.015"}},
		{"In the second quarter revenue at {Acme}'s Intelligent Cloud unit rose 20% to $20.9 billion.", []string{
			"Acme/Intelligent Cloud unit revenue 2007Q2 20900000000 USD", "Acme/Intelligent Cloud unit revenue 2007Q2 +0.2"}},
		{"{Acme} added 2.4 million subscribers in the second quarter.", []string{"Acme paying_users 2007Q2 +2400000 user"}},
		{"{Widget} could be bought by {Acme} for $5 billion.", nil},
		{"{Widget} was acquired by {Acme} for $5 billion.", []string{"Acme/Widget deal_value 5000000000 USD"}},
	})
}
