package figure_test

import "testing"

func TestEnglishReportsOfManyKinds(t *testing.T) {
	check(t, "en", "2018-10-23", []sample{
		{"{Acme} reported results for the third quarter. Net income attributable to {Acme} rose to $625 million, or 67 cents per share, in the third quarter ended Sept. 30, from $390 million, or 39 cents per share, a year earlier.", []string{
			"Acme net_profit 2018Q3 625000000 USD", "Acme eps 2018Q3 0.67 USD", "Acme net_profit 2017Q3 390000000 USD", "Acme eps 2017Q3 0.39 USD"}},
		{"{Acme}'s revenue rose 5.9 percent to $7.93 billion in the third quarter from a year earlier.", []string{
			"Acme revenue 2018Q3 7930000000 USD", "Acme revenue 2018Q3 +0.059 yoy"}},
		{"{Acme} earned $1.4 billion, or $3.10 per share, in the third quarter, compared with $1.45 billion, or $3.05 per share, a year earlier.", []string{
			"Acme net_profit 2018Q3 1400000000 USD", "Acme eps 2018Q3 3.1 USD", "Acme net_profit 2017Q3 1450000000 USD", "Acme eps 2017Q3 3.05 USD"}},
		{"{Acme} earned $1.4 billion, or $3.10 a share, in the third quarter, up from $1.34 billion, or 96 cents, a year earlier. Revenue rose to $10.8 billion from $9.8 billion.", []string{
			"Acme net_profit 2018Q3 1400000000 USD", "Acme eps 2018Q3 3.1 USD", "Acme net_profit 2017Q3 1340000000 USD", "Acme eps 2017Q3 0.96 USD", "Acme revenue 2018Q3 10800000000 USD", "Acme revenue 2017Q3 9800000000 USD"}},
		{"{Acme}'s revenue rose to $10.8 billion in the third quarter from $9.8 billion.", []string{"Acme revenue 2018Q3 10800000000 USD"}},
		{"In the third quarter shares of {Acme} rose after a 52 percent jump in net profit on a 27 percent revenue rise.", []string{"Acme net_profit 2018Q3 +0.52", "Acme revenue 2018Q3 +0.27"}},
		{"{Acme} reported fiscal first-quarter results. Its <Loop> soap earned $1.5 billion in the quarter ended Sept. 30.", []string{"Acme net_profit 2018Q3 1500000000 USD"}},
		{"{Acme} reported fiscal first-quarter results for the period ended Sept. 30. Revenue was $1.5 billion.", []string{"Acme revenue 2018Q3 1500000000 USD"}},
		{"{Acme} reported third-quarter results. Non-GAAP (adjusted) earnings per share came in at a loss of $0.03.", []string{"Acme eps 2018Q3 -0.03 USD Non-GAAP"}},
		{"{Acme} reported third-quarter results. Cash grew 30 percent from last year to $10.4 billion. Its stock is up 20 percent this year. Revenue was $2 billion.", []string{"Acme assets 2018Q3 10400000000 USD", "Acme revenue 2018Q3 2000000000 USD", "Acme assets 2018Q3 +0.3 yoy", "Acme share_price 2018 +0.2"}},
		{"{Acme} went on a buying spree in 2016. In the third quarter its revenue was $2 billion. It bought a firm in 2015. Net income was $1 billion.", []string{"Acme revenue 2018Q3 2000000000 USD", "Acme net_profit 2018Q3 1000000000 USD"}},
		{"{Acme}'s earnings rose 26.3 percent in 2013 to $7.2 billion.", []string{"Acme net_profit 2013 7200000000 USD", "Acme net_profit 2013 +0.263"}},
		{"{Acme} lost $35 million, or 12 cents a share, on revenue of $2.1 billion in the third quarter.", []string{
			"Acme net_profit 2018Q3 -35000000 USD", "Acme eps 2018Q3 -0.12 USD", "Acme revenue 2018Q3 2100000000 USD"}},
		{"In the third quarter {Acme} earned 54 cents per share, topping analysts' average estimate of 48 cents.", []string{
			"Acme eps 2018Q3 0.54 USD", "Acme eps 2018Q3 0.48 USD forecast"}},
		{"{Acme} reported third-quarter results. Core sales rose 16.4 percent to $3.03 billion. Analysts on average had expected $2.91 billion.", []string{
			"Acme revenue 2018Q3 3030000000 USD", "Acme revenue 2018Q3 +0.164"}},
		{"{Acme} reported third-quarter results. Sales in the optical communications business, its largest, jumped 23 percent to $1.12 billion.", []string{
			"Acme/optical communications business revenue 2018Q3 1120000000 USD", "Acme/optical communications business revenue 2018Q3 +0.23"}},
		{"In the third quarter, same-store sales at {Acme} rose 3.4 percent.", []string{"Acme other 2018Q3 +0.034"}},
		{"{Acme} ended the third quarter with 130.1 million subscribers.", []string{"Acme paying_users 2018Q3 130100000 user"}},
		{"{Acme} said monthly active users rose 10 percent to 2.27 billion in the third quarter.", []string{"Acme mau 2018Q3 2270000000 user", "Acme mau 2018Q3 +0.1"}},
		{"{Acme} delivered 83,500 vehicles in the third quarter.", []string{"Acme sales_volume 2018Q3 83500 vehicle"}},
		{"Smartphone shipments at {Acme} fell 13 percent to 45 million units in the third quarter.", []string{"Acme shipments 2018Q3 45000000 unit", "Acme shipments 2018Q3 -0.13"}},
		{"{Acme} employs about 4,200 people.", []string{"Acme employees 4200 person"}},
		{"{Acme} has 51,000 employees and 320 stores.", []string{"Acme employees 51000 person", "Acme stores 320 store"}},
		{"{Acme} will cut 10,000 jobs.", nil},
		{"{Acme} has agreed to buy {Widget} for $3.1 billion in cash.", []string{"Acme/Widget deal_value 3100000000 USD"}},
		{"Last year, {Acme} bought Swiss sensor maker {Widget} for $415 million.", []string{"Acme/Widget deal_value 2017 415000000 USD"}},
		{"{Acme} said it would acquire {Widget} in a deal valued at $2.5 billion.", []string{"Acme/Widget deal_value 2500000000 USD"}},
		{"{Acme}'s $27 billion acquisition of {Widget} closed.", []string{"Acme/Widget deal_value 27000000000 USD"}},
		{"{Acme} will pay about $900 million for {Widget}.", []string{"Acme/Widget deal_value 900000000 USD"}},
		{"{Acme} reported third-quarter results. Sales of specialty materials were flat at $459 million.", []string{"Acme/specialty materials revenue 2018Q3 459000000 USD"}},
		{"{Acme} reported third-quarter results. Revenue from online ads rose 5% to $2 billion.", []string{"Acme/online ads revenue 2018Q3 2000000000 USD", "Acme/online ads revenue 2018Q3 +0.05"}},
		{"The deal of {Acme} is expected to close in the second quarter. {Widget}, which makes the <Loop>, employs about 4,200 people.", []string{"Widget employees 4200 person"}},
		{"{Acme} will pay $48.50 for each {Widget} share.", nil},
		{"{Acme} borrowed from {Alpha} and {Beta}. Last year, it bought {Widget} for $415 million.", []string{"Acme/Widget deal_value 2017 415000000 USD"}},
		{"{Acme} added 1,500 jobs in the first nine months of the year, bringing its workforce to about 51,000 people.", []string{"Acme employees 20189M 51000 person"}},
		{"Last year, {Acme} bought {Widget}, a Canadian plan administrator, for $900 million.", []string{"Acme/Widget deal_value 2017 900000000 USD"}},
		{"{Acme} signed a seven-year deal worth $3.5 billion.", []string{"Acme deal_value 3500000000 USD"}},
		{"{Acme} reported sales of $611 million last year, up 14% from 2016.", []string{"Acme revenue 2017 611000000 USD", "Acme revenue 2017 +0.14 yoy"}},
		{"{Acme}'s net loss was $27.3 million, or $0.81 per share, for the first quarter of 2018, compared to a net loss of $25.0 million, or $0.88 per share, for the first quarter of 2017.", []string{
			"Acme net_profit 2018Q1 -27300000 USD", "Acme eps 2018Q1 -0.81 USD", "Acme net_profit 2017Q1 -25000000 USD", "Acme eps 2017Q1 -0.88 USD"}},
		{"{Acme} reported third-quarter results. Software revenue rose 1 percent to $5.8 billion, and services revenue slipped 3 percent.", []string{
			"Acme/Software revenue 2018Q3 5800000000 USD", "Acme/Software revenue 2018Q3 +0.01", "Acme/services revenue 2018Q3 -0.03"}},
		{"{Acme} reported third-quarter results. Sales in growth markets fell 9 percent.", []string{"Acme/growth markets revenue 2018Q3 -0.09"}},
		{"{Acme} reported third-quarter results. Strong sales rose 9 percent.", []string{"Acme revenue 2018Q3 +0.09"}},
		{"{Acme}'s net sales increased 28% to $29.1 billion in the three months ended March 31, compared with $22.7 billion in first quarter 2017.", []string{
			"Acme revenue 2018Q1 29100000000 USD", "Acme revenue 2017Q1 22700000000 USD", "Acme revenue 2018Q1 +0.28 yoy"}},
		{"{Widget} fell. Once valued at $4.5 billion, {Acme} has closed.", []string{"Acme valuation 4500000000 USD"}},
		{"{Acme} said on Thursday it would buy a 49 percent stake in {Widget} for 210 billion yen.", []string{"Acme/Widget deal_value 2018-10-18 210000000000 JPY"}},
		{"{Acme} shares ended 2.6 percent higher, outpacing a 0.4 percent gain in the Nikkei average.", []string{"Acme share_price 2018-10-23 +0.026"}},
		{"{Acme}'s third-quarter sales were 7.1 billion pounds ($9.2 billion), down 3% on the year.", []string{"Acme revenue 2018Q3 7100000000 GBP", "Acme revenue 2018Q3 -0.03 yoy"}},
		{"[Jane Doe] started {Acme} in 2012. {Acme} now has 11 million monthly active users.", []string{"Acme mau 11000000 user"}},
		{"{Acme} is seeking $350 million in damages from {Widget}.", nil},
		{"{Acme} raised $50 million in a funding round that values it at $1.2 billion.", []string{"Acme funding 50000000 USD", "Acme valuation 1200000000 USD"}},
		{"{Acme} expects full-year revenue of $11.3 billion.", []string{"Acme revenue 2018 11300000000 USD forecast"}},
		{"Shares of {Acme} jumped $10.90, or 29.4%, to $47.95 in afternoon trading.", []string{
			"Acme share_price 2018-10-23 47.95 USD", "Acme share_price 2018-10-23 +10.9 USD", "Acme share_price 2018-10-23 +0.294"}},
		{"{Acme} shares closed down 2.2 percent at $31.40.", []string{"Acme share_price 2018-10-23 31.4 USD", "Acme share_price 2018-10-23 -0.022"}},
		{"{Acme} reported third-quarter results. Gross margin widened to 38.1% from 36.9%.", []string{"Acme gross_margin 2018Q3 0.381"}},
		{"{Acme} reported revenue of $870 million last year.", []string{"Acme revenue 2017 870000000 USD"}},
		{"{Acme} raised its quarterly dividend 10 percent to 44 cents a share.", []string{"Acme dividend 0.44 USD"}},
		{"Operating income rose 12% to $1.2 billion in the third quarter, {Acme} said.", []string{"Acme operating_profit 2018Q3 1200000000 USD", "Acme operating_profit 2018Q3 +0.12"}},
		{"In fiscal 2017, {Acme} had net sales of $5 billion.", []string{"Acme revenue 2017 5000000000 USD"}},
		{"{Acme} said net income more than doubled to $80 million in the third quarter from $38 million a year ago.", []string{"Acme net_profit 2018Q3 80000000 USD", "Acme net_profit 2017Q3 38000000 USD", "Acme net_profit 2018Q3 +1 yoy"}},
		{"{Acme} swung to a loss of $20 million in the third quarter from a profit of $15 million a year earlier.", []string{"Acme net_profit 2018Q3 -20000000 USD", "Acme net_profit 2017Q3 15000000 USD"}},
		{"{Acme} has agreed to acquire {Widget}. The deal is valued at $1.7 billion.", []string{"Acme deal_value 1700000000 USD"}},
		{"{Acme} has a market capitalization of $85 billion.", []string{"Acme market_value 2018-10-23 85000000000 USD"}},
	})
}
