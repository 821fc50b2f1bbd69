import type { AskedQuestion } from './questions.ts';

const of = (key: string, around: string, questions: readonly string[]): readonly AskedQuestion[] =>
	questions.map(question => ({ key, around, question }));

const not = (keys: readonly string[], around: string, questions: readonly string[]): readonly AskedQuestion[] =>
	questions.map(question => ({ key: null, not: keys, around, question }));

/** Questions for every key, and questions of the field that no key answers (`*`). Written before they were run against the keys. */
export const MORE_QUESTIONS: readonly AskedQuestion[] = [
	...of('lora.underfitting', 'Low-rank adaptation', [
		'Your LoRA run underfits. Name three things you would change.',
		'The training loss of a LoRA-finetuned model stays high. Which settings of the adapter would you modify?',
		'A colleague reports underfitting with LoRA at rank 2. What should she try?',
	]),
	...of('lora.zero-initialisation', 'LoRA: $W = W_0 + AB$', [
		'What happens during training if $A$ and $B$ both start as zero matrices?',
		'Explain why setting both LoRA factors to zero at initialization prevents learning.',
		'Both low-rank matrices are initialised with zeros. Show that the gradients vanish.',
	]),
	...of('lora.xavier-initialisation', 'LoRA', [
		'Suppose both $A$ and $B$ are initialised with Xavier uniform. Why is that a bad idea?',
		'Compute the variance of an entry of $AB$ when both factors use Glorot initialisation.',
		'Why does random (Kaiming) initialization of both LoRA matrices hurt finetuning?',
	]),
	...of('lora.memory', 'LoRA', [
		'How many MB of storage does a rank-8 adapter for a 4096 by 4096 layer need in fp16?',
		'Determine the memory needed for $A$ and $B$ and put it in relation to the memory of $W$. This is for LoRA with 32-bit floats.',
		'State the number of bytes required to store a low-rank update with factors of size $p \\times q$ and $q \\times s$.',
	]),
	...of('circuits.zero-layer-logits', 'Transformer circuits', [
		'Express the logits of the zero-layer transformer through $W_U$, $W_E$ and $T$.',
		'Give a formula for the output logits of a model that only embeds and unembeds its tokens.',
		'What are the logits of the simplest transformer in terms of the embedding and unembedding matrices?',
	]),
	...of('circuits.bigram-table', 'Zero-layer transformer', [
		'Which algorithm is implemented by a model without attention layers, and which information does its prediction use?',
		'What does the prediction at position $t$ depend on in this zero-layer model?',
		'What kind of language model can a zero-layer transformer represent?',
	]),
	...of('circuits.heads-add-up', 'Multi-head attention', [
		'Prove that concatenating the head outputs and projecting equals summing the per-head projections.',
		'Demonstrate the equivalence of the concatenated and the additive formulation.',
		'Why are the concatenation view and the sum over heads identical?',
	]),
	...of('circuits.views-of-heads', 'Multi-head attention', [
		'Name one benefit and one drawback of the concatenation view and of the additive view.',
		'Compare the concatenated and the additive view of attention heads: what is each good for?',
		'What are pros and cons of treating heads as independent and additive rather than concatenated?',
	]),
	...of('circuits.qk-bilinear', 'The QK circuit', [
		'Show that the pre-softmax score between positions $i$ and $j$ is a bilinear form in $X_i$ and $X_j$ and give $W_{QK}$.',
		'Write the attention score $S_{ij}$ using a single virtual matrix.',
		'What is the combined query-key matrix in terms of $W_Q$ and $W_K$?',
	]),
	...of('circuits.qk-patterns', 'The QK circuit', [
		'Describe which tokens attend to each other when $W_{QK} = -I$.',
		'What does a head with $W_{QK} = \\begin{bmatrix} 0 & 1 \\\\ 1 & 0 \\end{bmatrix}$ look for?',
		'Interpret the attention pattern that results from $W_{QK} = \\mathrm{diag}(2, 0)$.',
	]),
	...of('circuits.attention-average', 'The OV circuit', [
		'Prove that each column of $X A^T$ is a weighted average of the source tokens.',
		'Show that multiplying by $A^\\top$ replaces each token with a convex combination of the source vectors, column by column.',
		'Why is the $i$-th column of $X^0 A^T$ an average of the source token vectors?',
	]),
	...of('circuits.final-stream', 'The OV circuit', [
		'Give the formula for the residual stream after the attention layer in terms of $X^0$ and the heads.',
		'Express the final residual stream with $W_O^h$, $W_V^h$, $A^h$ and the initial stream.',
		'What is the full expression of the output residual stream as a sum over heads?',
	]),
	...of('circuits.update-in-column-space', 'The OV circuit', [
		'Show that what head $i$ writes at a position is in the column space of $W_{OV}^i$.',
		'Argue that the output vector of a head must lie in the range of its OV matrix.',
		'Why can a head only write vectors in the span of the columns of $W_{OV}$?',
	]),
	...of('circuits.ov-rank', 'The OV circuit', [
		'Show that $W_{OV}$ has rank at most $d_{head}$.',
		'Why is the OV matrix of low rank in real transformers?',
		'Prove $\\mathrm{rank}(W_{OV}) \\le d_{head}$.',
	]),
	...of('circuits.read-subspace-and-values', 'The OV circuit', [
		'How is the read subspace related to the row space of $W_V$?',
		'What is the relationship between the read subspace and what the value projection can see?',
		'Is the read subspace always equal to the row space of $W_V$?',
	]),
	...of('circuits.svd-as-movement', 'The OV circuit', [
		'How does the SVD together with the attention pattern describe how information moves?',
		'In what sense do the singular vectors and values give a complete description of the information that is moved? Use the SVD.',
		'What do $U$, $\\Sigma$ and $V$ tell us about the information a head moves, and what is the role of the attention pattern?',
	]),
	...of('circuits.svd', 'Linear algebra', [
		'Calculate the singular value decomposition of $\\begin{bmatrix} 1 & 1 \\\\ 0 & 1 \\end{bmatrix}$.',
		'Expand the matrix as a sum of outer products using its SVD.',
		'Give the read subspace and the write subspace of the head.',
	]),
	...of('fermi.hundred-steps', 'Fermi estimation', [
		'Use the hundred-step rule to estimate the number of layers of a brain-like model.',
		'How many layers should a GPT-like AGI have according to the 100-step rule?',
		'Estimate the number of sequential steps in a snap decision from the firing rate of neurons.',
	]),
	...of('fermi.scaling-law', 'Chinchilla', [
		'Find the optimal $N$ and $D$ as functions of $C$ by minimizing the loss.',
		'Work out how model size and dataset size should grow with the compute budget so that the loss is minimal.',
		'Derive the compute-optimal allocation between parameters and tokens for the Chinchilla loss.',
	]),
	...of('fermi.compute-and-tokens', 'Chinchilla', [
		'According to the Chinchilla law, how many tokens are needed for a 13B-parameter model?',
		'Suppose GPT-6 has $10^{14}$ parameters. What compute and dataset size are compute-optimal?',
		'How many FLOPs and tokens would the scaling law prescribe for 2 trillion parameters?',
	]),
	...of('fermi.corpus-in-books', 'Fermi estimation', [
		'How many books is a dataset of 15 trillion tokens?',
		'Convert $10^{13}$ tokens into English words and into books.',
		'To how many novels does the training corpus of 300 billion tokens correspond?',
	]),
	...of('fermi.model-memory', 'Fermi estimation', [
		'How much memory do the weights of a 70-billion-parameter model occupy in bf16?',
		'How many H100 GPUs with 80 GB are needed to hold a 1-trillion-parameter model?',
		'What is the storage required for the parameters of GPT-3 at 16 bits each?',
	]),
	...of('fermi.storage-cost', 'Fermi estimation', [
		'What does it cost to keep the weights of the model on SSD, and what in DRAM?',
		'Compute the price of storing GPT-6 on disk and in RAM.',
		'How expensive is it to store the parameters in DRAM compared with SSD?',
	]),
	...of('fermi.latency', 'Fermi estimation', [
		'What is the lowest possible latency per token on an H200 given its memory bandwidth?',
		'A 175B model in fp16 runs on a GPU with 3.35 TB/s. How many tokens per second can it generate at batch size 1?',
		'How long does it take to read all the weights from HBM once?',
	]),
	...of('fermi.training-cost', 'Fermi estimation', [
		'What is the price of training GPT-6 on rented H200 GPUs?',
		'How many days does it take to train on 1000 H100s if the run needs $10^{24}$ FLOPs?',
		'How much money does a training run of 3640 petaFLOP-days cost at \\$2 per GPU-hour?',
	]),
	...of('fermi.large-runs-fail', 'Fermi estimation', [
		'Why is it hard to train very large models?',
		'What can go wrong in large-scale training runs such as OPT-175B?',
		'Name reasons why training large language models often fails.',
	]),
	...of('fermi.inference-cost', 'Fermi estimation', [
		'What does it cost to generate one million tokens with a 1T-parameter model?',
		'How many FLOPs does inference of 500,000 tokens with a 70B model take?',
		'Estimate the cost of inference for $10^6$ tokens on an H200.',
	]),
	...of('fermi.landauer', 'Fermi estimation', [
		'What is the least energy per floating-point operation according to Landauer?',
		'By how many orders of magnitude is an H100 above the Landauer limit?',
		'At room temperature, what is the theoretical minimum energy of one FLOP that erases 32 bits?',
	]),
	...of('fermi.carbon', 'Fermi estimation', [
		'What is the price of the carbon emitted by training GPT-3?',
		'How many beef burgers correspond to the CO2 emissions of the training run?',
		'How much does the carbon cost add to the cost of training?',
	]),
	...of('soft-prompting.loss-mask', 'Soft prompting', [
		'Which positions of the output contribute to the loss when the soft prompt is trained?',
		'Over which target tokens is the cross-entropy computed for soft-prompt training?',
		'Give the loss mask: which tokens are counted in the loss?',
	]),
	...of('soft-prompting.parameters', 'Soft prompting', [
		'How many weights are updated when a soft prompt of 20 vectors is trained with embedding size 768?',
		'What is the number of trainable parameters in prompt tuning with $p$ virtual tokens and embedding dimension $d$?',
		'How many learnable parameters does the soft prompt add?',
	]),
	...of('soft-prompting.precomputed-prompt', 'Soft prompting, true or false', [
		'The hidden states at the prompt positions of a causal model can be computed once and shared by all examples of the batch.',
		'With an autoregressive model the activations of the soft prompt depend on the question that follows.',
		'Can the keys and values of the prompt be cached and reused across training examples in a GPT model?',
	]),
	...of('soft-prompting.hard-against-soft', 'Soft prompting, true or false', [
		'The best soft prompt with K vectors is at least as good as the best hard prompt with K tokens.',
		'The optimal hard prompt can outperform the optimal soft prompt of the same length.',
		'A best possible soft prompt is always strictly better than the best possible hard prompt.',
	]),
	...of('soft-prompting.full-finetuning-guaranteed', 'Soft prompting, true or false', [
		'With unlimited compute, full finetuning is always better than soft prompt tuning.',
		'If cost does not matter, is fully fine-tuning guaranteed to beat prompt tuning?',
		'Full fine-tuning is never worse than soft prompting when compute is free.',
	]),
	...of('soft-prompting.forgetting', 'Soft prompting, true or false', [
		'Prompt tuning on task A can reduce the accuracy on task B, which has its own prompt, through catastrophic forgetting.',
		'Training a soft prompt for one task harms the performance on other tasks.',
		'Does soft prompt tuning cause catastrophic forgetting of earlier tasks?',
	]),
	...of('soft-prompting.maml', 'Soft prompting', [
		'Describe how MAML could be used to find a good initial soft prompt for many related tasks.',
		'Write down the inner and the outer loop of meta-learning for prompt tuning.',
		'How can meta-learning help soft-prompt tuning on a family of tasks?',
	]),
	...not(['*'], 'Deep learning', [
		'Why does batch normalization help training?',
		'How long does it take to walk to the moon?',
		'Explain dropout.',
		'What is the effect of momentum in SGD?',
		'How many parameters does GPT-2 have?',
		'What is the time complexity of self-attention?',
		'Show that ReLU networks are piecewise linear.',
		'How many piano tuners are there in Chicago?',
		'Compute the eigenvalues of the matrix.',
		'What is the learning rate after 4000 warm-up steps?',
		'Prove that the rank of a sum is at most the sum of the ranks.',
		'How does the attention mask work in BERT?',
		'Describe the difference between encoder and decoder models.',
		'How many GPUs does a company need to serve one million users?',
		'Which optimizer would you choose and why?',
		'How many bytes does an image of 224 x 224 pixels take?',
		'True or false: LoRA can be merged into the base weights after training.',
	]),
	...of('lora.underfitting', 'Parameter-efficient finetuning', [
		'Your adapter of rank 4 cannot fit the training set. Which LoRA knobs do you turn?',
		'LoRA underfits. What do you do?',
	]),
	...of('lora.zero-initialisation', 'Parameter-efficient finetuning', [
		'In LoRA we set $A = 0$ and $B = 0$ before training. What are the gradients, and what follows for training?',
		'Someone initializes both LoRA matrices with zeros. Will the model ever learn? Justify.',
	]),
	...of('lora.xavier-initialisation', 'Parameter-efficient finetuning', [
		'What is wrong with Gaussian initialization for both LoRA factors?',
		'A student calls xavier_uniform_ on A and B of LoRA. What problem does this initialisation cause?',
	]),
	...of('lora.memory', 'Parameter-efficient finetuning', [
		'A 1024 x 1024 layer gets a rank-4 LoRA. How many bytes do the adapter weights occupy with 4-byte floats, and how many would the full matrix?',
		'For what rank does LoRA no longer save memory compared with the full update?',
	]),
	...of('circuits.zero-layer-logits', 'Mechanistic interpretability', [
		'Write down the logits of a transformer with zero layers.',
		'Give $L$ as a product of the unembedding, the embedding and the one-hot token matrix.',
	]),
	...of('circuits.bigram-table', 'Mechanistic interpretability', [
		'What can a transformer with no attention layers learn? Which algorithm does it implement?',
		'On which tokens does the prediction of the zero-layer model depend?',
	]),
	...of('circuits.heads-add-up', 'Mechanistic interpretability', [
		'Verify that concatenation followed by $W_O$ is the same as the sum of the independent heads.',
		'Show the two views of multi-head attention, concatenated and additive, to be equal.',
	]),
	...of('circuits.views-of-heads', 'Mechanistic interpretability', [
		'What are the advantages and disadvantages of viewing heads as additive rather than concatenated?',
		'Give one pro and one con of each view, concatenation and sum.',
	]),
	...of('circuits.qk-bilinear', 'Mechanistic interpretability', [
		'Show that attention scores depend on the queries and keys only through $W_Q^T W_K$, i.e. that the score is bilinear.',
		'Derive the bilinear form of the pre-softmax attention score.',
	]),
	...of('circuits.qk-patterns', 'Mechanistic interpretability', [
		'For $W_{QK} = I$, which tokens does a token attend to?',
		'Explain what kind of attention arises for each of these matrices $W_{QK}$: $I$, $-I$, $\\mathrm{diag}(1,1,-1)$.',
	]),
	...of('circuits.attention-average', 'Mechanistic interpretability', [
		'Show that the columns of $XA^\\top$ are weighted averages of the columns of $X$, that is of the token vectors.',
		'Verify that column $i$ of $X A^T$ is an attention-weighted average of tokens.',
	]),
	...of('circuits.final-stream', 'Mechanistic interpretability', [
		'State the final residual stream as a function of the initial one and the head matrices.',
		'What is the residual stream after one attention layer with H heads, in terms of $X^0$?',
	]),
	...of('circuits.update-in-column-space', 'Mechanistic interpretability', [
		'Prove: the update of head $i$ lies in the column space of its OV matrix.',
		'Explain why a head output is always in the image of $W_{OV}$.',
	]),
	...of('circuits.ov-rank', 'Mechanistic interpretability', [
		'Show that the rank of the OV matrix cannot exceed the head dimension, i.e. is at most $d_{head}$.',
		'Why is $W_{OV}$ typically low-rank?',
	]),
	...of('circuits.svd', 'Mechanistic interpretability', [
		'Let $W_{OV} = U \\Sigma V^T$ be its SVD. Show how the output for a token can be written as a sum of terms.',
		'What is the rank of the matrix $\\begin{bmatrix} 1 & 2 \\\\ 2 & 4 \\end{bmatrix}$, and what are its singular values?',
		'Explain what the read and the write subspaces of a head are.',
	]),
	...of('circuits.read-subspace-and-values', 'Mechanistic interpretability', [
		'Discuss the relation of the read subspace to the value matrix.',
		'How does the read subspace compare with what $W_V$ can see?',
	]),
	...of('circuits.svd-as-movement', 'Mechanistic interpretability', [
		'Why does the SVD of $W_{OV}$ give a complete picture of the information movement by a head?',
		'Explain how singular value decomposition and attention pattern together characterise the movement of information.',
	]),
	...of('fermi.hundred-steps', 'Back-of-the-envelope', [
		'By the 100-step rule, how deep (how many layers) should a human-like network be?',
		'Estimate the number of layers with the hundred-step rule.',
	]),
	...of('fermi.scaling-law', 'Back-of-the-envelope', [
		'Given the loss $L(N,D)$, what are the optimal parameter and token counts for a compute budget $C$?',
		'Use Lagrange multipliers to find the compute-optimal model size.',
	]),
	...of('fermi.compute-and-tokens', 'Back-of-the-envelope: Chinchilla', [
		'What dataset size and compute does an optimal training of a 3 trillion parameter model need?',
		'How many tokens do you need to train a 175B model Chinchilla-optimally?',
	]),
	...of('fermi.corpus-in-books', 'Back-of-the-envelope', [
		'How many pages and books does a 2-trillion-token dataset fill?',
		'Express $10^{15}$ tokens in words and books, with 1.3 tokens per word.',
	]),
	...of('fermi.model-memory', 'Back-of-the-envelope', [
		'How many bytes does it take to store the parameters of a 100-trillion-parameter model in 16 bits?',
		'How many 80 GB GPUs do you need to hold the weights of a 405B model in bf16?',
	]),
	...of('fermi.storage-cost', 'Back-of-the-envelope', [
		'What is the annual cost of storing the weights on SSD and in DRAM?',
		'How much would it cost to keep the model in RAM?',
	]),
	...of('fermi.latency', 'Back-of-the-envelope', [
		'What is the minimal time for one forward pass of a 70B model in bf16 on an H100, limited by memory bandwidth?',
		'How many tokens per minute can a 175B model generate if it is bandwidth-bound on an H200?',
	]),
	...of('fermi.training-cost', 'Back-of-the-envelope', [
		'How much does it cost to train a model with $10^{25}$ FLOPs on H100s at \\$2.50 per hour?',
		'What is the wall-clock time of the training run on 30 million H200s?',
	]),
	...of('fermi.large-runs-fail', 'Back-of-the-envelope', [
		'Why is large-scale training so difficult?',
		'Which problems occur in large training runs?',
	]),
	...of('fermi.inference-cost', 'Back-of-the-envelope', [
		'How much does it cost to infer 1 million tokens with a model of 1T parameters?',
		'Estimate what generating $10^7$ tokens with a 70B model costs.',
	]),
	...of('fermi.landauer', 'Back-of-the-envelope', [
		'What is the minimal energy per FLOP at room temperature?',
		"How far (in orders of magnitude) are today's GPUs from the Landauer limit?",
	]),
	...of('fermi.carbon', 'Back-of-the-envelope', [
		'What is the carbon cost in dollars of training GPT-3?',
		'To how many burgers is the carbon footprint of GPT-3 training equivalent?',
	]),
	...of('soft-prompting.loss-mask', 'Prompt tuning', [
		'Which tokens should the loss be computed on when tuning the soft prompt?',
		'State the output positions included in the loss for this training sequence.',
	]),
	...of('soft-prompting.parameters', 'Prompt tuning', [
		'How many parameters does prompt tuning with 5 vectors train?',
		'Count the trainable parameters of the soft prompt.',
	]),
	...of('soft-prompting.precomputed-prompt', 'Prompt tuning: true or false', [
		'It is possible to precompute the activations of the soft prompt for an autoregressive model.',
		'Representations of prompt tokens can be cached across the batch in a causal model.',
	]),
	...of('soft-prompting.hard-against-soft', 'Prompt tuning: true or false', [
		'The best soft prompt always performs equal or better than the best hard prompt.',
		'There are tasks where the best hard prompt is better than the best soft prompt.',
	]),
	...of('soft-prompting.full-finetuning-guaranteed', 'Prompt tuning: true or false', [
		'Ignoring compute, full fine-tuning is guaranteed to outperform soft prompts.',
		'If computational cost is no issue, fully fine-tuning is always the better choice than soft prompt tuning.',
	]),
	...of('soft-prompting.forgetting', 'Prompt tuning: true or false', [
		'Tuning a prompt on task A can cause forgetting on task B that has its own prompt.',
		'Prompt tuning suffers from catastrophic forgetting across tasks.',
	]),
	...of('soft-prompting.maml', 'Prompt tuning', [
		'Sketch how MAML would be applied to soft prompts.',
		'How would you meta-learn an initialization for soft prompts?',
	]),
	...not(['*'], 'Deep learning', [
		'How many neurons are in the human brain?',
		'Estimate the number of words a child hears by age ten.',
		'How much does an H100 cost?',
		'What is the latency of an SSD?',
		'How many layers does ResNet-50 have?',
		'Why do transformers need positional encodings?',
		'What is the shape of the attention matrix?',
		'How does temperature affect sampling?',
		'Derive the backward pass of layer norm.',
		'How many tokens per second does a data loader need to deliver for a batch size of 512?',
		'What is the memory bandwidth of an A100?',
		'Explain gradient checkpointing.',
		'How much energy does a human brain use per day?',
		'What is the loss of random guessing over 50257 tokens?',
		'Show that softmax is shift invariant.',
		'What is the rank of a random Gaussian matrix?',
		'Compute the norm of the vector (3, 4).',
		'Prove that the composition of two linear maps is linear.',
		'What is prompt injection?',
		'How does prefix tuning differ from prompt tuning?',
		'What is the effect of the LoRA scaling factor alpha?',
		'Which learning rate schedule is used in Chinchilla?',
		'Compute the carbon footprint of a flight.',
	]),
	// In words that no wording of the key has: the key's whole text is like them.
	...of('accounting.kv-cache', 'Serving', [
		'Grouped-query decoder with 48 layers, 4 KV heads, head size 64, keys and values kept in fp16. Cache of one 2,048-token sequence in bytes?',
	]),
	...of('inference.roofline', 'Hardware', [
		'An accelerator has 200 TFLOP/s and 1.6 TB/s of memory bandwidth. What is the attainable throughput of a kernel with an arithmetic intensity of 25 FLOP per byte, and is it memory-bound?',
	]),
	...of('circuits.svd', 'Interpretability', [
		'Take the singular value decomposition of the OV matrix. Give orthonormal bases of the read and of the write subspace, and say which part of a token the head cannot read.',
	]),
	...not(['*'], 'Large models', [
		'By which year will a phone hold 175 billion parameters at 2 bytes each?',
		'A pipeline has 8 stages and 64 micro-batches. Which stage runs out of memory first?',
		'Training emitted 552 t of CO2. How many bottles of ketchup go with the burgers?',
		'A model of 70B parameters is quantised to 4 bits. How much does MMLU drop?',
		'A 13B model in 16 bits takes 26 GB. Who first shared such weights in public?',
		'Keys and values of 40 layers are kept on the card. How noisy are the fans?',
	]),
];
