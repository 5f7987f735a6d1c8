-- A number leads to a department, an agent in a department, a call group or an auto attendant.

CREATE TABLE call_group (
    id      BIGINT       NOT NULL PRIMARY KEY,
    name    VARCHAR(120) NOT NULL,
    version INT          NOT NULL DEFAULT 0,
    UNIQUE KEY call_group_name (name)
);

CREATE TABLE auto_attendant (
    id      BIGINT       NOT NULL PRIMARY KEY,
    name    VARCHAR(120) NOT NULL,
    version INT          NOT NULL DEFAULT 0,
    UNIQUE KEY auto_attendant_name (name)
);

ALTER TABLE business_number
    MODIFY route_department_id BIGINT NULL COMMENT 'the route, four columns: all null is no route; with route_agent_id: that agent, in this department',
    ADD COLUMN route_agent_id     BIGINT NULL AFTER route_department_id,
    ADD COLUMN route_group_id     BIGINT NULL AFTER route_agent_id,
    ADD COLUMN route_attendant_id BIGINT NULL AFTER route_group_id,
    ADD KEY business_number_route_agent (route_agent_id),
    ADD KEY business_number_route_group (route_group_id),
    ADD KEY business_number_route_attendant (route_attendant_id),
    ADD CONSTRAINT business_number_route_agent_fk FOREIGN KEY (route_agent_id) REFERENCES agent (id),
    ADD CONSTRAINT business_number_route_group_fk FOREIGN KEY (route_group_id) REFERENCES call_group (id),
    ADD CONSTRAINT business_number_route_attendant_fk FOREIGN KEY (route_attendant_id) REFERENCES auto_attendant (id);

-- Whose members may begin conversations from a number; none: the department that it leads to.
CREATE TABLE number_starter (
    number_id     BIGINT NOT NULL,
    department_id BIGINT NOT NULL,
    PRIMARY KEY (number_id, department_id),
    KEY number_starter_department (department_id),
    CONSTRAINT number_starter_number_fk FOREIGN KEY (number_id) REFERENCES business_number (id),
    CONSTRAINT number_starter_department_fk FOREIGN KEY (department_id) REFERENCES department (id)
);

ALTER TABLE route_step
    ADD COLUMN reason VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'why the step was taken' AFTER name;

-- Without a department and without an attendant is without a route.
ALTER TABLE conversation
    ADD COLUMN attendant_id BIGINT NULL COMMENT 'who still talks with the customer' AFTER department_id,
    ADD CONSTRAINT conversation_attendant_fk FOREIGN KEY (attendant_id) REFERENCES auto_attendant (id);
