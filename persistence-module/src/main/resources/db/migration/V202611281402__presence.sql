-- Whether people are there. What they chose counts while they are connected, or have called within the last minutes.

CREATE TABLE presence (
    agent_id  BIGINT      NOT NULL PRIMARY KEY,
    chosen    VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'AVAILABLE' COMMENT 'AVAILABLE, AWAY, OFF',
    chosen_at DATETIME(3) NULL,
    seen_at   DATETIME(3) NULL COMMENT 'when a screen of theirs was open last; null: none since the last logout',
    told      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'OFF' COMMENT 'what colleagues were told last',
    CONSTRAINT presence_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id)
);

ALTER TABLE inbox_event
    MODIFY agent_id BIGINT NULL COMMENT 'set: only for this agent; of presence.changed, whose it is';
