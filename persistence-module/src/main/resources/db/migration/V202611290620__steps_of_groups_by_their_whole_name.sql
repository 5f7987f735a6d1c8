-- Of what steps got by their names before, some is another group's: a group's name may hold what stands between the group and the number of its step.
UPDATE route_step s JOIN call_group g ON g.id = s.subject_id
SET s.subject_id = NULL
WHERE s.kind = 'GROUP'
  AND g.name = SUBSTRING_INDEX(s.name, ' · ', 1)
  AND g.name <> s.name
  AND g.name <> REGEXP_REPLACE(s.name, ' · [0-9]+$', '');

UPDATE route_step s JOIN call_group g ON g.name = s.name
SET s.subject_id = g.id
WHERE s.kind = 'GROUP' AND s.subject_id IS NULL;

UPDATE route_step s JOIN call_group g ON g.name = REGEXP_REPLACE(s.name, ' · [0-9]+$', '')
SET s.subject_id = g.id
WHERE s.kind = 'GROUP' AND s.subject_id IS NULL;
