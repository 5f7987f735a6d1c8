package org.bandeja.whatsapp.service;

import org.bandeja.routing.model.NumberProfile;

/**
 * What customers see of a number.
 *
 * @param pictured whether they see a picture, too; it lies at WhatsApp
 */
public record SeenProfile(NumberProfile profile, boolean pictured) {}
