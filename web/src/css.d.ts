// Style sheets are imported for their effect: esbuild puts them into the one of the bundle.
declare module "*.css";
