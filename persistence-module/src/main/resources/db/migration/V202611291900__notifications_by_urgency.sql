-- What is about one person leaves before what is for whoever takes it.
ALTER TABLE push_task
    ADD COLUMN urgency TINYINT AS (IF(kind = 'NEW', 1, 0)) PERSISTENT COMMENT '0: one person''s; 1: a department''s',
    DROP KEY push_task_due,
    ADD KEY push_task_due (urgency, due_at);
