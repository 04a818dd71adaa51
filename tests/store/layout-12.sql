CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE buddies (
	name TEXT NOT NULL, 
	since DATE NOT NULL, 
	kinds JSON NOT NULL, 
	languages JSON NOT NULL, 
	interests JSON NOT NULL, 
	conditions JSON NOT NULL, 
	sex TEXT, 
	hours INTEGER, 
	neighbourhood TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	email TEXT NOT NULL, 
	note TEXT NOT NULL, 
	stopped_on DATE, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE digest_places (
	place INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	PRIMARY KEY (place), 
	UNIQUE (question)
);
CREATE TABLE dossiers (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	name TEXT NOT NULL, 
	language TEXT NOT NULL, 
	birth_date DATE, 
	sex TEXT, 
	country TEXT, 
	linked_on DATE, 
	moved_in_on DATE, 
	regime TEXT, 
	household TEXT, 
	interpreter TEXT, 
	PRIMARY KEY (number), 
	UNIQUE (id)
);
CREATE TABLE exports (
	id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	content TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE log (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	dossier TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE log_end (
	vault TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (vault)
);
CREATE TABLE meetings (
	theme TEXT NOT NULL, 
	day DATE NOT NULL, 
	time TEXT NOT NULL, 
	place TEXT NOT NULL, 
	organisations JSON NOT NULL, 
	languages JSON NOT NULL, 
	cancelled BOOLEAN NOT NULL, 
	note TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE sittings (
	"on" DATE NOT NULL, 
	place TEXT NOT NULL, 
	organisations JSON NOT NULL, 
	present JSON NOT NULL, 
	closed BOOLEAN NOT NULL, 
	note TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE voices (
	text TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	"by" TEXT NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	kept JSON NOT NULL, 
	approved_on DATE, 
	approved_by TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE actions (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	round TEXT NOT NULL, 
	due_on DATE, 
	status TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	rule TEXT, 
	done_on DATE, 
	professional TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE arrangements (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	round TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	day DATE, 
	reason TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	time TEXT NOT NULL, 
	place TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE attendances (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	meeting TEXT NOT NULL, 
	theme TEXT NOT NULL, 
	day DATE NOT NULL, 
	invited_on DATE, 
	came BOOLEAN, 
	reason TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE buddy_matches (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	buddy TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	since DATE NOT NULL, 
	frequency TEXT, 
	ended_on DATE, 
	reason TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE buddy_wishes (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	since DATE NOT NULL, 
	languages JSON NOT NULL, 
	interests JSON NOT NULL, 
	conditions JSON NOT NULL, 
	hours INTEGER, 
	neighbourhood TEXT NOT NULL, 
	note TEXT NOT NULL, 
	ended_on DATE, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE case_decisions (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	sitting TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	text TEXT NOT NULL, 
	action TEXT, 
	referral TEXT, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE certificates (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	done_on DATE NOT NULL, 
	proof TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE consents (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	organisation TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	signed BOOLEAN NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE conversations (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	round TEXT NOT NULL, 
	held_on DATE NOT NULL, 
	language TEXT NOT NULL, 
	version TEXT NOT NULL, 
	professional TEXT NOT NULL, 
	interpreter TEXT NOT NULL, 
	place TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	completed BOOLEAN NOT NULL, 
	at_question TEXT NOT NULL, 
	dismissed JSON NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE extensions (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	until DATE NOT NULL, 
	reason TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	"by" TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE milestones (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	step TEXT NOT NULL, 
	done_on DATE, 
	expected_on DATE, 
	blocked TEXT NOT NULL, 
	blocked_since DATE, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE outcomes (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	round TEXT NOT NULL, 
	state TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE papers (
	id TEXT NOT NULL, 
	dossier TEXT NOT NULL, 
	pdf BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE referrals (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	organisation TEXT NOT NULL, 
	round TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	need TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	rule TEXT, 
	way TEXT, 
	professional TEXT NOT NULL, 
	instead_of TEXT, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE sent (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	organisation TEXT NOT NULL, 
	paper TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	title TEXT NOT NULL, 
	questions JSON NOT NULL, 
	referrals JSON NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE strikes (
	dossier TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	organisation TEXT NOT NULL, 
	question TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE tasks (
	number INTEGER NOT NULL, 
	dossier INTEGER NOT NULL, 
	record TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	professional TEXT NOT NULL, 
	status TEXT NOT NULL, 
	since DATE, 
	runs BOOLEAN NOT NULL, 
	day INTEGER, 
	title TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(dossier) REFERENCES dossiers (number) ON DELETE CASCADE
);
CREATE TABLE answers (
	conversation TEXT NOT NULL, 
	question TEXT NOT NULL, 
	state TEXT NOT NULL, 
	value JSON, 
	note TEXT NOT NULL, 
	concern BOOLEAN NOT NULL, 
	PRIMARY KEY (conversation, question), 
	FOREIGN KEY(conversation) REFERENCES conversations (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE digests (
	conversation TEXT NOT NULL, 
	content TEXT NOT NULL, 
	PRIMARY KEY (conversation), 
	FOREIGN KEY(conversation) REFERENCES conversations (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE exchanges (
	conversation TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	speaker TEXT NOT NULL, 
	original TEXT NOT NULL, 
	original_language TEXT NOT NULL, 
	translation TEXT NOT NULL, 
	translation_language TEXT NOT NULL, 
	said_on DATE NOT NULL, 
	back TEXT NOT NULL, 
	model TEXT NOT NULL, 
	edited BOOLEAN NOT NULL, 
	question TEXT NOT NULL, 
	PRIMARY KEY (conversation, position), 
	FOREIGN KEY(conversation) REFERENCES conversations (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE steps (
	referral TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	note TEXT NOT NULL, 
	expected_on DATE, 
	PRIMARY KEY (referral, position), 
	FOREIGN KEY(referral) REFERENCES referrals (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE tips (
	text TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	source TEXT, 
	id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(source) REFERENCES conversations (id) ON DELETE SET NULL
);
CREATE INDEX ix_actions_dossier ON actions (dossier);
CREATE INDEX ix_answers_concern ON answers (conversation, question, state, value) WHERE concern;
CREATE INDEX ix_answers_written ON answers (question, conversation, state, value) WHERE value GLOB '"*[^a-z0-9_.-]*"';
CREATE INDEX ix_arrangements_dossier ON arrangements (dossier);
CREATE INDEX ix_attendances_dossier ON attendances (dossier);
CREATE INDEX ix_buddy_matches_dossier ON buddy_matches (dossier);
CREATE INDEX ix_buddy_wishes_dossier ON buddy_wishes (dossier);
CREATE INDEX ix_case_decisions_dossier ON case_decisions (dossier);
CREATE INDEX ix_certificates_dossier ON certificates (dossier);
CREATE INDEX ix_consents_dossier ON consents (dossier);
CREATE INDEX ix_conversations_dossier ON conversations (dossier);
CREATE INDEX ix_dossiers_birth_date ON dossiers (birth_date, folded);
CREATE INDEX ix_dossiers_folded ON dossiers (folded);
CREATE INDEX ix_dossiers_household ON dossiers (household COLLATE NOCASE, folded);
CREATE INDEX ix_extensions_dossier ON extensions (dossier);
CREATE INDEX ix_log_at ON log (at);
CREATE INDEX ix_log_dossier ON log (dossier);
CREATE INDEX ix_log_kind ON log (kind);
CREATE INDEX ix_log_who ON log (who);
CREATE INDEX ix_milestones_dossier ON milestones (dossier);
CREATE INDEX ix_outcomes_dossier ON outcomes (dossier);
CREATE INDEX ix_papers_dossier ON papers (dossier);
CREATE INDEX ix_referrals_dossier ON referrals (dossier);
CREATE INDEX ix_sent_dossier ON sent (dossier);
CREATE INDEX ix_strikes_dossier ON strikes (dossier);
CREATE INDEX ix_tasks_dossier ON tasks (dossier, organisation, status, runs, day, professional, folded);
CREATE INDEX ix_tasks_organisation ON tasks (organisation, status, runs, day, professional, dossier);
CREATE INDEX ix_tips_source ON tips (source);
CREATE VIRTUAL TABLE names USING fts5(
        folded, content='dossiers', content_rowid='number', tokenize='trigram remove_diacritics 1');
INSERT INTO names (names, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER names_added AFTER INSERT ON dossiers BEGIN
        INSERT INTO names (rowid, folded) VALUES (new.number, new.folded); END;
CREATE TRIGGER names_removed AFTER DELETE ON dossiers BEGIN
        INSERT INTO names (names, rowid, folded) VALUES ('delete', old.number, old.folded); END;
CREATE TRIGGER names_changed AFTER UPDATE OF folded ON dossiers BEGIN
        INSERT INTO names (names, rowid, folded) VALUES ('delete', old.number, old.folded);
        INSERT INTO names (rowid, folded) VALUES (new.number, new.folded); END;
CREATE TRIGGER papers_stay_as_they_are BEFORE UPDATE ON papers BEGIN
        SELECT RAISE(ABORT, 'what was sent stays as it was'); END;
CREATE TRIGGER exports_stay_as_they_are BEFORE UPDATE ON exports BEGIN
        SELECT RAISE(ABORT, 'what was published stays as it was'); END;
CREATE TRIGGER exports_stay BEFORE DELETE ON exports BEGIN
        SELECT RAISE(ABORT, 'what was published stays as it was'); END;
CREATE TRIGGER digests_go_with_an_answer_added AFTER INSERT ON answers BEGIN
        DELETE FROM digests WHERE conversation = new.conversation; END;
CREATE TRIGGER digests_go_with_an_answer_changed AFTER UPDATE ON answers BEGIN
        DELETE FROM digests WHERE conversation IN (old.conversation, new.conversation); END;
CREATE TRIGGER digests_go_with_an_answer_removed AFTER DELETE ON answers BEGIN
        DELETE FROM digests WHERE conversation = old.conversation; END;
INSERT INTO log_end (vault, number, hash) VALUES (lower(hex(randomblob(16))), 0, '');
CREATE TRIGGER log_only_grows BEFORE INSERT ON log
        WHEN new.number IS NOT (SELECT number + 1 FROM log_end) BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_stays_as_it_is BEFORE UPDATE ON log BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_end_goes_on BEFORE UPDATE ON log_end
        WHEN new.vault IS NOT old.vault OR new.number IS NOT old.number + 1 BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_end_stays BEFORE DELETE ON log_end BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_end_is_one BEFORE INSERT ON log_end BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END;
