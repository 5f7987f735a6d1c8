package org.bandeja.webhook.service;

/** There is a delivery to process; after the commit the worker may look. */
public record DeliveryKept() {}
