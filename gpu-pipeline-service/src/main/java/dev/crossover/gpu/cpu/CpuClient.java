package dev.crossover.gpu.cpu;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Makes the CPU pipeline callable; where it is, is {@code spring.http.serviceclient}'s.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "cpu-pipeline", types = CpuPipeline.class)
class CpuClient {

}
