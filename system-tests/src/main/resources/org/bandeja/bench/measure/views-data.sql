-- 100,000 conversations of ten departments, some ten messages each, 5,000 of them open. Ids from 8000000000000000000 on. Every tenth number is of one
-- department; what else a conversation is or has goes by chance (crc32), or a department would have all of it, or nothing.
INSERT IGNORE INTO department (id, name)
    SELECT 8000000000000000000 + seq, concat('Views ', seq) FROM seq_1_to_10;
INSERT IGNORE INTO business_number (id, phone_number_id, display_phone_number, name, route_department_id)
    SELECT 8000000000000000000 + seq, concat('views-', seq), concat('+1 809 555 01', lpad(seq, 2, '0')), concat('Views ', seq),
        8000000000000000000 + seq FROM seq_1_to_10;
INSERT IGNORE INTO agent (id, login, name, password_hash, created_at)
    SELECT 8000000000000000000 + seq, concat('views-', seq), concat('Agent of views ', seq), '!', utc_timestamp(3) FROM seq_1_to_100;
INSERT IGNORE INTO membership (agent_id, department_id, role, joined_at)
    SELECT 8000000000000000000 + seq, 8000000000000000001 + seq MOD 10, 'AGENT', utc_timestamp(3) FROM seq_1_to_100;
INSERT IGNORE INTO contact (id, name, phone, created_at)
    SELECT 8000000000000000000 + seq,
        concat(elt(1 + crc32(seq) MOD 20, 'Ana', 'José', 'Lucía', 'Mateo', 'Sofía', 'Diego', 'Camila', 'Andrés', 'Valentina',
            'Ramón', 'Inés', 'Óscar', 'Marta', 'Iván', 'Elena', 'Bruno', 'Paula', 'Tomás', 'Irene', 'Hugo'), ' ',
            elt(1 + crc32(concat('s', seq)) MOD 20, 'Gómez', 'Pérez', 'Núñez', 'Rojas', 'Muñoz', 'Castro', 'Vidal', 'Salas', 'Cruz',
            'Ibáñez', 'Lemus', 'Herrera', 'Paredes', 'Duarte', 'Henao', 'Milán', 'Torres', 'Vega', 'Ríos', 'Soto'), ' ',
            conv(seq * 7919, 10, 36)),
        concat('+57', 3000000000 + (seq * 7919) MOD 1000000000), utc_timestamp(3) FROM seq_1_to_100000;
INSERT IGNORE INTO correspondence (number_id, contact_id, last_inbound_at)
    SELECT 8000000000000000001 + seq MOD 10, 8000000000000000000 + seq, utc_timestamp(3) - INTERVAL seq * 30 SECOND FROM seq_1_to_100000;
INSERT IGNORE INTO conversation (id, number_id, contact_id, department_id, status, assignee_id, last_assignee_id, opened_at,
        completed_at, activity_at, waiting_since, last_seq, last_message_id, inbound_count, inbound_baseline)
    SELECT id, 8000000000000000001 + seq MOD 10, 8000000000000000000 + seq, 8000000000000000001 + seq MOD 10,
        IF(open, 'OPEN', 'COMPLETED'), IF(open AND chance MOD 5 < 2, holder, NULL), IF(open AND chance MOD 5 >= 2, NULL, holder),
        at - INTERVAL 1 HOUR, IF(open, NULL, at), at, IF(open AND chance MOD 3 > 0, at, NULL), 10,
        8000000000000000000 + seq * 10 + 9, 5, IF(open AND chance MOD 2 = 0, 3, 5)
    FROM (SELECT seq, 8000000000000000000 + seq AS id, crc32(concat('c', seq)) AS chance, seq <= 4000 OR crc32(concat('o', seq)) MOD 96 = 0 AS open,
        8000000000000000000 + 1 + (seq MOD 10 + 9) MOD 10 + 10 * (crc32(seq) MOD 10) AS holder,
        utc_timestamp(3) - INTERVAL seq * 30 SECOND AS at FROM seq_1_to_100000) made;
INSERT IGNORE INTO message (id, conversation_id, number_id, seq, direction, type, text, at, received_at, status)
    SELECT 8000000000000000000 + c.seq * 10 + m.seq, 8000000000000000000 + c.seq, 8000000000000000001 + c.seq MOD 10, m.seq + 1,
        IF(m.seq MOD 2 = 0, 'IN', 'OUT'), 'text',
        concat_ws(' ',
            IF(m.seq = 0, elt(1 + c.seq MOD 3, '¡Hola, buenos días!', 'Hola', 'Buenas tardes'), NULL),
            elt(1 + crc32(c.seq * 10 + m.seq) MOD 12, '¿Tienen', 'Quería saber de', 'Busco', 'Le confirmo', 'Me llegó', 'No me funciona',
                'Gracias por', '¿Cuánto cuesta', 'Ya pagué', 'Necesito', 'Le envío', 'Está lista'),
            elt(1 + crc32(concat('n', c.seq * 10 + m.seq)) MOD 16, 'la bicicleta', 'el casco', 'la cadena', 'el pedido', 'el envío',
                'el repuesto', 'la rueda', 'el freno', 'el sillín', 'la luz trasera', 'el candado', 'la dirección', 'el recibo', 'la cita',
                'el taller', 'el color'),
            concat('código', c.seq * 10 + m.seq),
            IF(crc32(concat('f', c.seq * 10 + m.seq)) MOD 100 = 0, 'con factura electrónica', NULL),
            IF(crc32(concat('g', c.seq * 10 + m.seq)) MOD 1000 = 0, 'por la garantía', NULL),
            IF(crc32(concat('z', c.seq * 10 + m.seq)) MOD 20000 = 0, 'zanahoria', NULL)),
        utc_timestamp(3) - INTERVAL c.seq * 30 + 60 * (9 - m.seq) SECOND, utc_timestamp(3),
        IF(m.seq MOD 2 = 0, 'RECEIVED', 'READ')
    FROM seq_@from_to_@to c JOIN seq_0_to_9 m;
INSERT IGNORE INTO read_mark (agent_id, conversation_id, seq, inbound_count)
    SELECT membership.agent_id, conversation.id, conversation.last_seq, IF(crc32(conversation.id) MOD 4 = 0, 3, 5)
    FROM conversation JOIN membership ON membership.department_id = conversation.department_id
    WHERE conversation.id > 8000000000000000000 AND conversation.status = 'OPEN' AND (crc32(conversation.id) MOD 2 + membership.agent_id MOD 3) > 1;
INSERT IGNORE INTO label (id, name, colour) VALUES (8000000000000000001, 'Views rare', 'RED'), (8000000000000000002, 'Views frequent', 'BLUE');
INSERT IGNORE INTO conversation_label (conversation_id, label_id)
    SELECT 8000000000000000000 + seq, IF(chance = 0, 8000000000000000001, 8000000000000000002)
    FROM (SELECT seq, crc32(concat('l', seq)) MOD 50 AS chance FROM seq_1_to_100000) dealt WHERE chance <= 10;
INSERT IGNORE INTO route_step (conversation_id, position, at, kind, name, subject_id, reason)
    SELECT 8000000000000000000 + c.seq, step.seq, utc_timestamp(3) - INTERVAL c.seq * 30 SECOND,
        elt(step.seq, 'NUMBER', IF(chance < 2, 'ATTENDANT', 'GROUP'), 'DEPARTMENT'), concat('Views ', step.seq),
        8000000000000000001 + IF(step.seq = 2, chance MOD 2, c.seq MOD 10),
        elt(step.seq, NULL, 'NUMBER', IF(chance < 2, 'OPTION', IF(chance < 4, 'NO_ANSWER', 'BY_GROUP')))
    FROM (SELECT seq, crc32(concat('r', seq)) MOD 100 AS chance FROM seq_1_to_100000) c JOIN seq_1_to_3 step;
