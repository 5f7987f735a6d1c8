-- What somebody looks at often: filters and sorting of the list, under a name.
CREATE TABLE saved_view (
    id       BIGINT        NOT NULL PRIMARY KEY,
    agent_id BIGINT        NOT NULL COMMENT 'whose it is; nobody else sees it',
    name     VARCHAR(120)  NOT NULL,
    query    VARCHAR(2000) NOT NULL COMMENT 'what differs from the view of a new person, as a query: status=COMPLETED&label=…',
    at_start BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'shown first after the login; one of a person at most',
    version  INT           NOT NULL DEFAULT 0,
    UNIQUE KEY saved_view_name (agent_id, name),
    CONSTRAINT saved_view_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id)
);
