/** Version of the model. It rises whenever any bit of any run changes; digests and permalinks carry it. */
export const coreVersion = 4;
