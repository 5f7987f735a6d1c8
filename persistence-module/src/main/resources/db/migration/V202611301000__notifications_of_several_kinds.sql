-- What comes while something waits is kept beside it: which of them is told is decided when it leaves.
ALTER TABLE push_task
    DROP KEY push_task_due,
    DROP COLUMN urgency,
    ADD COLUMN kinds TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '1: new, 2: assigned, 4: answer, 8: mention; added up' AFTER kind,
    ADD COLUMN taken TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'kinds that somebody is just telling' AFTER kinds;
UPDATE push_task SET kinds = CASE kind WHEN 'NEW' THEN 1 WHEN 'ASSIGNED' THEN 2 WHEN 'ANSWER' THEN 4 ELSE 8 END;
ALTER TABLE push_task
    DROP COLUMN kind,
    MODIFY COLUMN message_id BIGINT NULL COMMENT 'the customer''s last one',
    MODIFY COLUMN actor_id BIGINT NULL COMMENT 'who gave it last',
    ADD COLUMN urgency TINYINT AS (IF(kinds | taken = 1, 1, 0)) PERSISTENT COMMENT '0: one person''s; 1: a department''s',
    ADD KEY push_task_due (urgency, due_at);
