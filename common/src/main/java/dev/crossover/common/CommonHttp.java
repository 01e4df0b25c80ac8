package dev.crossover.common;

import java.time.InstantSource;

import dev.crossover.common.http.RequestId;
import dev.crossover.common.problem.ErrorPage;
import dev.crossover.common.problem.ProblemAdvice;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * What every service answers alike: request ids, problems, and one source of time. It
 * comes before Spring's own problem advice, which would take 404 and 405 for itself and
 * leave their codes out.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@Import({ ProblemAdvice.class, ErrorPage.class })
public class CommonHttp {

	@Bean
	RequestId requestId() {
		return new RequestId();
	}

	@Bean
	@ConditionalOnMissingBean
	InstantSource instantSource() {
		return InstantSource.system();
	}

}
