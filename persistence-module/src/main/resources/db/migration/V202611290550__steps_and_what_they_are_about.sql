-- Steps know what they are about, not only how that was called: for lists and reports.
ALTER TABLE route_step
    ADD COLUMN subject_id BIGINT NULL COMMENT 'the number, department, agent, group, attendant; OPTION: the attendant that offered it; null: no route, or not known' AFTER name,
    ADD COLUMN option_key VARCHAR(25) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'OPTION: menu.option, the same in every version' AFTER subject_id;

-- What is called today as it was called then.
UPDATE route_step s JOIN conversation c ON c.id = s.conversation_id SET s.subject_id = c.number_id WHERE s.kind = 'NUMBER';
UPDATE route_step s JOIN department d ON d.name = s.name SET s.subject_id = d.id WHERE s.kind = 'DEPARTMENT';
UPDATE route_step s JOIN call_group g ON g.name = SUBSTRING_INDEX(s.name, ' · ', 1) SET s.subject_id = g.id WHERE s.kind = 'GROUP';
UPDATE route_step s JOIN auto_attendant a ON a.name = s.name SET s.subject_id = a.id WHERE s.kind = 'ATTENDANT';

ALTER TABLE route_step
    ADD KEY route_step_subject (kind, subject_id, at),
    ADD KEY route_step_reason (reason, at);

-- Whoever lets a group or an attendant lead elsewhere holds this row: one after the other.
CREATE TABLE route_graph_lock (
    id TINYINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB;
INSERT INTO route_graph_lock (id) VALUES (1);
