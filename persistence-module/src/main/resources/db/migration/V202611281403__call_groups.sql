-- Call groups: who gets what comes in, step by step.

ALTER TABLE call_group
    ADD COLUMN department_id       BIGINT      NOT NULL COMMENT 'where waits what nobody could be given',
    ADD COLUMN strategy            VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHARED, ROUND_ROBIN, LEAST_BUSY, LAST_AGENT_FIRST',
    ADD COLUMN capacity            INT         NULL COMMENT 'open conversations of one agent; null: no limit',
    ADD COLUMN calendar_id         BIGINT      NULL COMMENT 'when it is there; null: always',
    ADD COLUMN route_department_id BIGINT      NULL COMMENT 'the overflow, four columns',
    ADD COLUMN route_agent_id      BIGINT      NULL,
    ADD COLUMN route_group_id      BIGINT      NULL,
    ADD COLUMN route_attendant_id  BIGINT      NULL,
    ADD COLUMN closed_department_id BIGINT     NULL COMMENT 'where it leads when closed, four columns; all null: it waits',
    ADD COLUMN closed_agent_id     BIGINT      NULL,
    ADD COLUMN closed_group_id     BIGINT      NULL,
    ADD COLUMN closed_attendant_id BIGINT      NULL,
    ADD CONSTRAINT call_group_department_fk FOREIGN KEY (department_id) REFERENCES department (id),
    ADD CONSTRAINT call_group_calendar_fk FOREIGN KEY (calendar_id) REFERENCES opening_calendar (id),
    ADD CONSTRAINT call_group_route_department_fk FOREIGN KEY (route_department_id) REFERENCES department (id),
    ADD CONSTRAINT call_group_route_agent_fk FOREIGN KEY (route_agent_id) REFERENCES agent (id),
    ADD CONSTRAINT call_group_route_group_fk FOREIGN KEY (route_group_id) REFERENCES call_group (id),
    ADD CONSTRAINT call_group_route_attendant_fk FOREIGN KEY (route_attendant_id) REFERENCES auto_attendant (id),
    ADD CONSTRAINT call_group_closed_department_fk FOREIGN KEY (closed_department_id) REFERENCES department (id),
    ADD CONSTRAINT call_group_closed_agent_fk FOREIGN KEY (closed_agent_id) REFERENCES agent (id),
    ADD CONSTRAINT call_group_closed_group_fk FOREIGN KEY (closed_group_id) REFERENCES call_group (id),
    ADD CONSTRAINT call_group_closed_attendant_fk FOREIGN KEY (closed_attendant_id) REFERENCES auto_attendant (id);

CREATE TABLE call_group_step (
    group_id BIGINT NOT NULL,
    step     INT    NOT NULL,
    minutes  INT    NULL COMMENT 'until the next step; null: no limit',
    PRIMARY KEY (group_id, step),
    CONSTRAINT call_group_step_fk FOREIGN KEY (group_id) REFERENCES call_group (id)
);

-- Whoever is no member of the department any more, or is disabled, drops out: read with the membership, never alone.
CREATE TABLE call_group_member (
    group_id      BIGINT NOT NULL,
    step          INT    NOT NULL,
    position      INT    NOT NULL,
    department_id BIGINT NOT NULL,
    agent_id      BIGINT NULL COMMENT 'null: all members of the department',
    PRIMARY KEY (group_id, step, position),
    KEY call_group_member_department (department_id),
    KEY call_group_member_agent (agent_id),
    CONSTRAINT call_group_member_step_fk FOREIGN KEY (group_id, step) REFERENCES call_group_step (group_id, step),
    CONSTRAINT call_group_member_department_fk FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT call_group_member_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id)
);

-- Whoever gives away what waits in a group holds its row here. Not the group's own: what comes in need not wait.
CREATE TABLE call_group_gate (
    group_id BIGINT NOT NULL PRIMARY KEY,
    turns    BIGINT NOT NULL DEFAULT 0 COMMENT 'how many were given',
    CONSTRAINT call_group_gate_fk FOREIGN KEY (group_id) REFERENCES call_group (id)
);

-- Whose turn it is.
CREATE TABLE call_group_turn (
    group_id BIGINT NOT NULL,
    agent_id BIGINT NOT NULL,
    turn     BIGINT NOT NULL DEFAULT 0 COMMENT 'number of the last that was given to this agent',
    credit   BIGINT NOT NULL DEFAULT 0 COMMENT 'what is due to this agent, in millionths of a conversation',
    PRIMARY KEY (group_id, agent_id),
    CONSTRAINT call_group_turn_group_fk FOREIGN KEY (group_id) REFERENCES call_group (id),
    CONSTRAINT call_group_turn_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id)
);

-- What a group still has to see to. Where the conversation is stands in the conversation; a row that does not agree with it is past.
CREATE TABLE call_group_wait (
    conversation_id BIGINT      NOT NULL PRIMARY KEY,
    group_id        BIGINT      NOT NULL,
    department_id   BIGINT      NOT NULL COMMENT 'where the group put it',
    agent_id        BIGINT      NULL COMMENT 'whom the group gave it; null: it waits',
    step            INT         NOT NULL,
    at_the_end      BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'all steps are over: whoever comes gets it',
    since           DATETIME(3) NOT NULL COMMENT 'an answer from then on counts',
    step_ends_at    DATETIME(3) NULL COMMENT 'null: no limit',
    next_at         DATETIME(3) NOT NULL COMMENT 'looked at not before',
    entered_at      DATETIME(3) NOT NULL,
    KEY call_group_wait_due (next_at, group_id),
    KEY call_group_wait_group (group_id, agent_id, next_at),
    CONSTRAINT call_group_wait_conversation_fk FOREIGN KEY (conversation_id) REFERENCES conversation (id) ON DELETE CASCADE
);

-- Who had it in this group already and did not answer.
CREATE TABLE call_group_tried (
    conversation_id BIGINT NOT NULL,
    agent_id        BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, agent_id),
    CONSTRAINT call_group_tried_fk FOREIGN KEY (conversation_id) REFERENCES call_group_wait (conversation_id) ON DELETE CASCADE
);
