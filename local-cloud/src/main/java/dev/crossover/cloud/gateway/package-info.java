/** The one address of the local cloud: finds the service a request is signed for. */
@NullMarked
package dev.crossover.cloud.gateway;

import org.jspecify.annotations.NullMarked;
