"""Files, documents, and the index of words over articles and documents.

What is indexed is the text with `đ` as `d`; SQLite takes off the other marks. A query must do the same.
The index holds no texts: it reads them from `article_texts` and `documents` when it shows a piece.
Never have SQLite rebuild it ('rebuild' would index `đ`): `search.rebuild` does.
"""

from __future__ import annotations


def _plain(column: str) -> str:
    return f"replace(replace({column}, 'đ', 'd'), 'Đ', 'D')"


_PARTS = ", ".join(map(_plain, ("title", "lead", "body")))
FILL_ARTICLES = (
    f"insert into article_search (rowid, title, lead, body) select id, {_PARTS} from article_texts"  # noqa: S608 our own names
)
FILL_DOCUMENTS = (
    f"insert into document_search (rowid, text) select id, {_plain('text')} from documents"  # noqa: S608 our own names
)

_PUT = (
    f"insert into article_search (rowid, title, lead, body) select new.{{id}}, {_PARTS}"
    " from revisions where article_id = new.{id} and number = new.{number};"
)
_TAKE = (
    f"insert into article_search (article_search, rowid, title, lead, body) select 'delete', old.{{id}}, {_PARTS}"
    " from revisions where article_id = old.{id} and number = old.{number};"
)
_CURRENT = "(select revision from articles where id = {row}.article_id) = {row}.number"
_PUT_DOCUMENT = f"insert into document_search (rowid, text) values (new.id, {_plain('new.text')});"
_TAKE_DOCUMENT = (
    "insert into document_search (document_search, rowid, text)"
    f" values ('delete', old.id, {_plain('old.text')});"
)

TABLES = f"""
create table files (
  id integer primary key, portal text not null, url text not null,
  capture_id integer references captures(id), digest text not null, bytes integer not null,
  kind text not null, first_seen text not null, last_seen text not null, unique (portal, url)
) strict;
create index files_digest on files(digest);
create table documents (
  id integer primary key, digest text not null unique, kind text not null, text text not null,
  characters integer not null, pages integer, repairs text not null, problem text, detail text,
  extractor text not null, read_at text not null
) strict;
alter table runs add column files integer;
alter table runs add column files_failed integer;
create index captures_digest on captures(digest);
alter table attachments add column file text;
alter table images add column file text;
create index attachments_file on attachments(file);
create index images_file on images(file);
create view article_texts as
  select a.id, r.title, r.lead, r.body
  from articles a join revisions r on r.article_id = a.id and r.number = a.revision;
create virtual table article_search using fts5(
  title, lead, body, content='article_texts', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2");
create virtual table document_search using fts5(
  text, content='documents', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
create trigger revisions_are_searched after insert on revisions
  when {_CURRENT.format(row="new")}
  begin {_PUT.format(id="article_id", number="number")} end;
create trigger new_revisions_are_searched after update of revision on articles
  when old.revision is not new.revision
  begin {_TAKE.format(id="id", number="revision")} {_PUT.format(id="id", number="revision")} end;
create trigger removed_revisions_are_not_searched before delete on revisions
  when {_CURRENT.format(row="old")}
  begin {_TAKE.format(id="article_id", number="number")} end;
create trigger documents_are_searched after insert on documents begin {_PUT_DOCUMENT} end;
create trigger changed_documents_are_searched after update of text on documents
  when old.text is not new.text begin {_TAKE_DOCUMENT} {_PUT_DOCUMENT} end;
create trigger removed_documents_are_not_searched after delete on documents
  begin {_TAKE_DOCUMENT} end;
"""
