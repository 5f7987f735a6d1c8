-- The special days of a calendar are told one by one: there may be hundreds, each with a name.
ALTER TABLE audit_record
    MODIFY COLUMN was    MEDIUMTEXT NULL COMMENT 'name=value lines: before the deed',
    MODIFY COLUMN became MEDIUMTEXT NULL COMMENT 'name=value lines: after it';
