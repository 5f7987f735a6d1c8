-- When a department, a call group or an auto attendant is there: calendars that they share.

CREATE TABLE opening_calendar (
    id      BIGINT        NOT NULL PRIMARY KEY,
    name    VARCHAR(120)  NOT NULL,
    zone    VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'IANA',
    week    VARCHAR(1200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Monday to Sunday with ; between, each 09:00-13:00,14:00-18:00; empty: closed',
    version INT           NOT NULL DEFAULT 0,
    UNIQUE KEY opening_calendar_name (name)
);

-- Holidays and exceptions: what counts on a date instead of the day of the week.
CREATE TABLE opening_day (
    calendar_id BIGINT       NOT NULL,
    yearly      BOOLEAN      NOT NULL,
    on_date     DATE         NOT NULL COMMENT 'of one that comes every year in 2000',
    name        VARCHAR(120) NOT NULL,
    hours       VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as in a week; empty: closed',
    PRIMARY KEY (calendar_id, yearly, on_date),
    CONSTRAINT opening_day_calendar_fk FOREIGN KEY (calendar_id) REFERENCES opening_calendar (id)
);

ALTER TABLE department
    ADD COLUMN calendar_id BIGINT NULL COMMENT 'when it is there; null: always',
    ADD KEY department_calendar (calendar_id),
    ADD CONSTRAINT department_calendar_fk FOREIGN KEY (calendar_id) REFERENCES opening_calendar (id);
