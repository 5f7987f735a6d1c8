-- Whoever makes a contact whose number is written in two ways holds one of these, chosen by the line: the key on the number sees equal texts only.
CREATE TABLE line_lock (
    id SMALLINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB;
INSERT INTO line_lock (id)
    WITH RECURSIVE number (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM number WHERE id < 63) SELECT id FROM number;
