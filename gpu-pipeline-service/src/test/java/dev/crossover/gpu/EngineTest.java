package dev.crossover.gpu;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the service on the engines of the local cloud. The GPU sleeps and nothing
 * runs by itself, so a test decides what happens, in which order, and at what time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = GpuPipelineService.class,
		properties = { "crossover.dispatch.enabled=false", "spring.cloud.aws.sqs.listener.auto-startup=false",
				"crossover.sweep.every=1h", "crossover.watch.every=1h", "crossover.cpu-shards.report-every=1h",
				"crossover.intake.gpu-documents=2", "crossover.intake.cpu-documents=2",
				"crossover.dispatch.gpu-in-flight=500" })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = SleepingGpu.class)
@Import({ Story.class, TestBeans.class })
public @interface EngineTest {

}
