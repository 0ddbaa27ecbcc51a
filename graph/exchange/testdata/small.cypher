CREATE INDEX kg_import IF NOT EXISTS FOR (n:KgImport) ON (n.kg_import_id);
CREATE (:KgImport:`Company` {`kg_import_id`: 1, `label`: '<own> & "co"', `name`: '腾讯', `names`: ['Tencent', '騰訊控股'], `rank`: 1.0, `tickers`: ['0700.HK', 'a;b']});
CREATE (:KgImport:`Person`:`Speaker` {`bytes`: '{"$bytes":"AP8="}', `date`: date('2023-03-22'), `datetime`: datetime('2023-03-22T08:00:00.5+08:00[Asia/Shanghai]'), `duration`: duration('P14M-3DT-0.5S'), `far`: date('26611-03-02'), `inf`: (-1.0 / 0.0), `kg_import_id`: 3, `least`: (-9223372036854775807 - 1), `localdatetime`: localdatetime('1969-12-31T23:59:59.000000001'), `localtime`: localtime('00:00:01'), `name`: '刘炽平\'s \\ friend\nand `more`', `nan`: (0.0 / 0.0), `nested`: [[1], 'x'], `rank`: 2, `time`: time('01:00:00.000000001-05:30'), `yes`: true});
CREATE (:KgImport:`Article` {`kg_import_id`: 4, `text`: '腾讯总裁刘炽平表示。', `url`: 'https://example.org'});
MATCH (a:KgImport {kg_import_id: 3}), (b:KgImport {kg_import_id: 1}) CREATE (a)-[:`HOLDS_POSITION` {`evidence`: '[{"article":4,"start":0,"end":21,"confidence":0.9},{"article":4,"start":6,"end":21,"confidence":1}]', `share`: 0.5, `title`: '总裁'}]->(b);
MATCH (a:KgImport {kg_import_id: 4}), (b:KgImport {kg_import_id: 1}) CREATE (a)-[:`MENTIONS` {`count`: 1}]->(b);
MATCH (a:KgImport {kg_import_id: 4}), (b:KgImport {kg_import_id: 3}) CREATE (a)-[:`MENTIONS` {`count`: 1.5}]->(b);
MATCH (n:KgImport) REMOVE n:KgImport, n.kg_import_id;
DROP INDEX kg_import IF EXISTS;
