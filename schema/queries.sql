-- queries.sql - every statement the programs run, each under a comment line of a colon and
-- its name; the embed tool makes enum SQL_NAME. A test runs EXPLAIN QUERY PLAN on each.
-- SPDX-License-Identifier: MIT

-- ==== store ===================================================================================

-- :article_by_hash
SELECT id, rules, published, published_given, title, author, lang, uri FROM article WHERE sha256 = :sha256
