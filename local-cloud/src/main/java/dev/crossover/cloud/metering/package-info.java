/**
 * What the cloud would charge for, told at the moment it happens, so that a bill can be
 * made of it.
 */
@NullMarked
package dev.crossover.cloud.metering;

import org.jspecify.annotations.NullMarked;
